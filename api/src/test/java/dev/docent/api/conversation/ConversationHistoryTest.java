package dev.docent.api.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.api.RecordStoreTest;
import dev.docent.api.conversation.history.Conversation;
import dev.docent.api.conversation.history.Conversations;
import dev.docent.api.conversation.history.Draft;
import dev.docent.api.conversation.history.Exchanges;
import dev.docent.api.conversation.history.MessagePaths;
import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.Question.Turn;
import dev.docent.retrieval.question.ConversationSummary;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConversationHistoryTest extends RecordStoreTest {

    private final List<String> summarized = new ArrayList<>();
    private Conversations conversations;
    private MessagePaths paths;
    private Exchanges exchanges;

    @BeforeEach
    void opensTheRecords() {
        var beans = context().getBeanFactory();
        beans.registerSingleton("clock", Clock.systemUTC());
        beans.registerSingleton("conversations", beans.createBean(Conversations.class));
        conversations = beans.getBean(Conversations.class);
        paths = beans.createBean(MessagePaths.class);
        exchanges = beans.createBean(Exchanges.class);
    }

    @Test
    void hasTheLatestTurnsAndTheSummaryOfThoseBefore() {
        var conversation = conversation(25);
        var history = history(new Counting(10));

        assertThat(questions(history, conversation)).hasSize(10).first().isEqualTo("15");
        history.summarize("ada", conversation.id());

        assertThat(summarized).containsExactly("null + 0..19");
        assertThat(history.of(reread(conversation)).getFirst().answer()).isEqualTo("summary of 0..19");
        assertThat(questions(history, conversation))
                .containsExactly("What was said before?", "20", "21", "22", "23", "24");
    }

    @Test
    void continuesTheSummaryOnceTheTurnsBehindItDoNotFit() {
        var conversation = conversation(25);
        var history = history(new Counting(10));
        history.summarize("ada", conversation.id());
        history.summarize("ada", conversation.id());
        ask(conversation, 25, 32);
        history.summarize("ada", conversation.id());

        assertThat(summarized).containsExactly("null + 0..19", "summary of 0..19 + 20..26");
        assertThat(history.of(reread(conversation))).hasSize(6);
    }

    @Test
    void summarizesAVeryLongConversationInSteps() {
        var conversation = conversation(150);
        var history = history(new Counting(10));
        history.summarize("ada", conversation.id());

        assertThat(summarized).hasSize(3).last().isEqualTo("summary of 60..119 + 120..144");
    }

    @Test
    void ignoresASummaryOfAnotherPath() {
        var conversation = conversation(25);
        var history = history(new Counting(10));
        history.summarize("ada", conversation.id());
        var first = paths.tree(conversation).ids().getFirst();
        var edited = exchanges.prepare(
                conversation,
                Draft.of("other", "other").below(paths.tree(conversation).parent(first)));
        exchanges.begin(reread(conversation), edited, false);

        assertThat(history.of(reread(conversation))).isEmpty();
        paths.choose(reread(conversation), first);
        assertThat(history.of(reread(conversation)).getFirst().answer()).isEqualTo("summary of 0..19");
    }

    @Test
    void leavesTheSummaryAsItIsWhenTheModelFails() {
        var conversation = conversation(25);
        var history = history(new Counting(10) {
            @Override
            public Optional<String> summarize(String account, @Nullable String earlier, List<Turn> turns) {
                return Optional.empty();
            }
        });
        history.summarize("ada", conversation.id());

        assertThat(reread(conversation).summary()).isNull();
        assertThat(history.of(reread(conversation))).hasSize(10);
    }

    @Test
    void hasFewTurnsAndNoSummaryWithoutAChatModel() {
        assertThat(history(ConversationSummary.NONE).of(conversation(25))).hasSize(6);
    }

    private List<String> questions(ConversationHistory history, Conversation conversation) {
        return history.of(reread(conversation)).stream().map(Turn::question).toList();
    }

    private ConversationHistory history(ConversationSummary summaries) {
        return new ConversationHistory(conversations, paths, summaries, Clock.systemUTC());
    }

    private Conversation conversation(int turns) {
        var conversation = conversations.start("ada", List.of("a"), null);
        ask(conversation, 0, turns);
        return reread(conversation);
    }

    private void ask(Conversation conversation, int from, int to) {
        for (var number = from; number < to; number++) {
            var question = String.valueOf(number);
            exchanges.add(
                    reread(conversation),
                    Draft.of(question, question),
                    new Answer("It is.", true, List.of(), new Answer.Usage("m", 1, 1), null, Answer.Completion.WHOLE));
        }
    }

    private Conversation reread(Conversation conversation) {
        return conversations.get("ada", conversation.id());
    }

    /** Counts turns, not tokens. */
    private class Counting implements ConversationSummary {

        private final int most;

        Counting(int most) {
            this.most = most;
        }

        @Override
        public boolean isWanted() {
            return true;
        }

        @Override
        public int fitting(String account, List<Turn> turns, double share) {
            return Math.min(turns.size(), (int) (most * share));
        }

        @Override
        public Optional<String> summarize(String account, @Nullable String earlier, List<Turn> turns) {
            var these = turns.getFirst().question() + ".." + turns.getLast().question();
            summarized.add(earlier + " + " + these);
            return Optional.of("summary of " + these);
        }
    }
}
