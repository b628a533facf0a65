package dev.docent.api.usage;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The tokens that an account used on a day for a purpose with a model. */
@Schema(name = "TokenUsage")
record UsageView(
        @Schema(example = "2026-11-23", description = "In UTC")
        String day,

        String account,

        @Nullable
        @Schema(description = "The account's name for callers with the master key; null if the account is gone")
        String userId,

        @Schema(
                description = "`rebuild` is the change of all passages to another model, which counts toward no budget",
                allowableValues = {
                    "question_embedding",
                    "passage_embedding",
                    "rebuild",
                    "rewriting",
                    "answering",
                    "summarizing",
                    "transcription",
                    "extraction",
                    "figures"
                })
        String purpose,

        String model,
        long calls,

        @Schema(description = "As the provider counts them; expected ones where it does not report any")
        long inputTokens,

        @Schema(description = "Including what the model thought")
        long outputTokens,

        @Schema(description = "The part of the output that the model thought, where the provider reports it")
        long thoughtTokens) {

    static UsageView of(DailyUsage usage, @Nullable String userId) {
        return new UsageView(
                usage.day(),
                usage.account(),
                userId,
                usage.purpose().name().toLowerCase(Locale.ROOT),
                usage.model(),
                usage.calls(),
                usage.inputTokens(),
                usage.outputTokens(),
                usage.thoughtTokens());
    }
}
