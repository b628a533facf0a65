package dev.docent.api.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.api.RecordStoreTest;
import dev.docent.api.knowledge.EffectiveStrictness;
import dev.docent.api.problem.ProblemException;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.retrieval.answering.Answer.Completion;
import dev.docent.retrieval.answering.Strictness;
import dev.docent.retrieval.passage.Scope;
import dev.docent.runtime.Steps;
import dev.docent.storage.records.OffsetPage;
import dev.docent.storage.records.RecordIds;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Sort;

/** What is expected of the records of conversations and their messages. */
class ConversationRecordsTest extends RecordStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-21T02:28:38.123Z");

    @Test
    void findsAConversationOfItsOwnerAlone() {
        var conversations = context().getBean(ConversationRepository.class);
        var saved = conversations.save(conversation());

        assertThat(conversations.findByIdAndOwner(saved.id(), "ada")).contains(saved);
        assertThat(conversations.findByIdAndOwner(saved.id(), "bob")).isEmpty();
    }

    @Test
    void readsTheLastMessagesBackAsTheyWere() {
        var messages = context().getBean(MessageRepository.class);
        var conversation = conversation();
        messages.save(Message.question(conversation, "first", "first", NOW));
        var question = messages.save(Message.question(conversation, "and him?", "and Ada?\0\uD83D\uDE00", NOW));
        var answer = messages.save(new Message(
                RecordIds.next(),
                null,
                "ada",
                conversation.id(),
                Message.Role.ASSISTANT,
                "She wrote it.",
                null,
                Message.Citations.NONE,
                true,
                new Message.Usage("a model", 1, 2, 1),
                Completion.WHOLE,
                NOW));

        var last = new OffsetPage(2, 0, Sort.by(Sort.Direction.DESC, "id"));
        assertThat(messages.findByOwnerAndConversation("ada", conversation.id(), last))
                .containsExactly(answer, question);
        assertThat(messages.findByOwnerAndConversation("bob", conversation.id(), last))
                .isEmpty();
    }

    @Test
    void forgetsAQuestionWhoseAnswerFails() {
        var messages = context().getBean(MessageRepository.class);
        var beans = context().getBeanFactory();
        beans.registerSingleton("knowledgeBases", beans.createBean(KnowledgeBases.class));
        var chat = new Chat(
                question -> question,
                beans.createBean(EffectiveStrictness.class),
                (question, listener) -> {
                    assertThat(messages.count()).isEqualTo(1);
                    throw ProblemException.unavailable("The model is away", null);
                },
                messages,
                Clock.fixed(NOW, ZoneOffset.UTC),
                Steps.UNOBSERVED);

        assertThatThrownBy(
                        () -> chat.ask(conversation(), Scope.of("ada", "a"), "Who?", Strictness.STRICT, new Nobody()))
                .isInstanceOf(ProblemException.class);

        assertThat(messages.count()).isZero();
    }

    private static final class Nobody implements Chat.ReplyStream {

        @Override
        public void onQuestionStored(String messageId, @Nullable String standalone) {}

        @Override
        public boolean onDelta(String part) {
            return true;
        }
    }

    private static Conversation conversation() {
        return new Conversation(
                RecordIds.next(), null, "ada", new Conversation.Sources(List.of("a", "b")), null, NOW, NOW);
    }
}
