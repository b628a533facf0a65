package dev.docent.api.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.api.RecordStoreTest;
import dev.docent.api.access.share.SharesInForce;
import dev.docent.api.conversation.history.Conversations;
import dev.docent.api.conversation.history.Exchanges;
import dev.docent.api.conversation.history.MessagePaths;
import dev.docent.api.problem.ProblemException;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.retrieval.answering.Strictness;
import dev.docent.retrieval.passage.Scope;
import dev.docent.retrieval.question.ConversationSummary;
import dev.docent.runtime.Steps;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailedAnswersTest extends RecordStoreTest {

    @Test
    void leaveNoQuestion() {
        var beans = context().getBeanFactory();
        beans.registerSingleton("clock", Clock.systemUTC());
        beans.registerSingleton("knowledgeBases", beans.createBean(KnowledgeBases.class));
        beans.registerSingleton("conversations", beans.createBean(Conversations.class));
        var paths = beans.createBean(MessagePaths.class);
        var conversation = beans.getBean(Conversations.class).start("ada", List.of("a"), null);
        var chat = new Chat(
                question -> question,
                (question, stream) -> {
                    assertThat(paths.tree(conversation).size()).isEqualTo(2);
                    throw ProblemException.unavailable("The model is away", null);
                },
                new ConversationHistory(
                        beans.getBean(Conversations.class), paths, ConversationSummary.NONE, Clock.systemUTC()),
                beans.createBean(Exchanges.class),
                new SharesInForce(List.of()),
                Steps.UNOBSERVED);

        var party = new AnsweringParty(Scope.of("ada", "a"), null, null);

        assertThatThrownBy(() -> chat.ask(conversation, party, "Who?", Strictness.STRICT, new Nobody()))
                .isInstanceOf(ProblemException.class);

        assertThat(paths.tree(conversation).size()).isZero();
    }

    private static final class Nobody implements Chat.ReplyStream {

        @Override
        public void onQuestionStored(String messageId, @Nullable String standalone) {}

        @Override
        public boolean onDelta(String part) {
            return true;
        }
    }
}
