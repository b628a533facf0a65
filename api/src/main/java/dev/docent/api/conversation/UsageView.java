package dev.docent.api.conversation;

import dev.docent.retrieval.answering.Answer;
import io.swagger.v3.oas.annotations.media.Schema;

/** What an answer cost, in tokens of its model. */
@Schema(name = "Usage")
public record UsageView(String model, int inputTokens, int outputTokens) {

    /** {@return it as clients see it} */
    public static UsageView of(Answer.Usage usage) {
        return new UsageView(usage.model(), usage.inputTokens(), usage.outputTokens());
    }
}
