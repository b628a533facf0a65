package dev.docent.api.evaluation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.docent.api.knowledge.EffectiveStrictness;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An evaluation in the API. */
@Schema(name = "Evaluation")
record EvaluationView(
        String id,
        String knowledgeBaseId,
        @Nullable String name,

        @Schema(allowableValues = {"queued", "running", "done", "failed"})
        String status,

        @Schema(description = "Share of the questions that were asked, 0..1")
        double progress,

        @Schema(description = "The number of questions") int questions,

        @Schema(description = "The settings that its figures depend on, besides documents and questions")
        Settings settings,

        @Nullable @Schema(description = "Null until it is done")
        Summary summary,

        @Nullable @Schema(description = "Why it failed; null unless it did")
        String error,

        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** @param asked the number of questions with a result */
    static EvaluationView of(Evaluation evaluation, int asked) {
        return new EvaluationView(
                evaluation.id(),
                evaluation.knowledgeBase(),
                evaluation.name(),
                evaluation.status().name().toLowerCase(Locale.ROOT),
                (double) asked / evaluation.questions(),
                evaluation.questions(),
                Settings.of(evaluation),
                evaluation.summary(),
                evaluation.error(),
                evaluation.createdAt(),
                evaluation.startedAt(),
                evaluation.finishedAt());
    }

    /** The settings that figures depend on. */
    @Schema(name = "EvaluationSettings")
    record Settings(
            @Schema(allowableValues = {"hybrid", "semantic", "keyword"})
            String mode,

            @Nullable @Schema(description = "Null until it starts")
            String embeddingModel,

            @Nullable
            @Schema(
                    description =
                            "That of the knowledge base; null for the default of the service, and until it starts",
                    allowableValues = {"lenient", "balanced", "strict"})
            String strictness,

            @Nullable
            @Schema(
                    description =
                            "The answer composer, such as `extractive` or the name of a chat model; null until it is done")
            String answering,

            @Nullable @Schema(description = "Version of the service; null until it starts")
            String version) {

        private static Settings of(Evaluation evaluation) {
            var mode = evaluation.mode().name().toLowerCase(Locale.ROOT);
            var known = evaluation.settings();
            return known == null
                    ? new Settings(mode, null, null, null, null)
                    : new Settings(
                            mode,
                            known.embeddingModel(),
                            EffectiveStrictness.nameOf(known.strictness()),
                            known.answering(),
                            known.version());
        }
    }

    /** The previous run of the same questions, and the differences to it. */
    @Schema(name = "EvaluationPrevious")
    record Previous(
            String id,
            @Nullable String name,
            Settings settings,
            @Nullable Instant finishedAt,

            @Schema(description = "This run minus the previous one, for each figure; null if either has none")
            Figures differences,

            @ArraySchema(
                    arraySchema =
                            @Schema(
                                    description =
                                            "Questions that improved in the rank of the expected document, in containing an expected"
                                                    + " answer or in being refused correctly, and did not get worse in any of them"))
            List<ResultComparison.Change> better,

            @ArraySchema(arraySchema = @Schema(description = "Questions that got worse in any of them"))
            List<ResultComparison.Change> worse) {

        static Previous of(Evaluation before, Figures differences, ResultComparison comparison) {
            return new Previous(
                    before.id(),
                    before.name(),
                    Settings.of(before),
                    before.finishedAt(),
                    differences,
                    comparison.better(),
                    comparison.worse());
        }
    }

    /** An evaluation, compared with the previous run. */
    @Schema(name = "ComparedEvaluation")
    record Compared(
            @JsonUnwrapped EvaluationView evaluation,

            @Nullable @Schema(description = "Null until it is done, and if these questions were not asked before")
            Previous previous) {}
}
