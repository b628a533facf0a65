package dev.docent.retrieval.question.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.answering.Question.Turn;
import dev.docent.retrieval.answering.generative.ScriptedChatModel;
import dev.docent.retrieval.chat.MeteredChat;
import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.embedding.TokenCounter;
import dev.docent.retrieval.usage.TokenUsage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.messages.Message;
import reactor.core.publisher.Flux;

class ModelConversationSummaryTest {

    private static final TokenCounter WORDS = text -> text.strip().split("\\s+").length;
    private static final Turn BUILT = new Turn("Who built it?", "Agnes Thorburn did [1].", true);
    private static final Turn SEEN = new Turn("How far is\nit seen?", "For 27 miles [1].", true);

    @Test
    void summarizesWhatWasSaidWithTheEarlierSummary() {
        var model = ScriptedChatModel.saying("Agnes Thorburn built it; ", "it is seen for 27 miles.\n");

        var summary = summaries(model).summarize("ada", "They speak of a lighthouse.", List.of(BUILT, SEEN));

        assertThat(summary).contains("Agnes Thorburn built it; it is seen for 27 miles.");
        assertThat(model.prompts().getFirst().getInstructions())
                .extracting(Message::getText)
                .last()
                .isEqualTo("""
                        Earlier summary: They speak of a lighthouse.
                        User: Who built it?
                        Answer: Agnes Thorburn did [1].
                        User: How far is it seen?
                        Answer: For 27 miles [1].""");
    }

    @Test
    void hasNoSummaryWhenTheModelFails() {
        var down = new ScriptedChatModel(prompt -> Flux.error(new IllegalStateException("down")));
        var silent = new ScriptedChatModel(prompt -> Flux.never());

        assertThat(summaries(down).summarize("ada", null, List.of(BUILT))).isEmpty();
        assertThat(summaries(silent).summarize("ada", null, List.of(BUILT))).isEmpty();
        assertThat(summaries(ScriptedChatModel.saying(" \n")).summarize("ada", null, List.of(BUILT)))
                .isEmpty();
    }

    @Test
    void fitsTheLatestTurnsIntoTheBudget() {
        var summaries = summaries(ScriptedChatModel.saying(""));

        assertThat(summaries.fitting("ada", List.of(), 1)).isZero();
        assertThat(summaries.fitting("ada", List.of(BUILT, SEEN, BUILT), 1)).isEqualTo(2);
        assertThat(summaries.fitting("ada", List.of(BUILT, SEEN, BUILT), 0.5)).isEqualTo(1);
        assertThat(summaries.fitting("ada", List.of(BUILT, new Turn("word ".repeat(40), "x", true)), 1))
                .isZero();
    }

    private static ModelConversationSummary summaries(ScriptedChatModel model) {
        return new ModelConversationSummary(
                new MeteredChat(model, TokenUsage.NONE, TokenUsage.Purpose.SUMMARIZING),
                WORDS,
                ComputePool.INLINE,
                16,
                Duration.ofMillis(200));
    }
}
