package dev.docent.api.evaluation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.docent.api.knowledge.EffectiveStrictness;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An evaluation, as clients see it. */
@Schema(name = "Evaluation")
record EvaluationView(
        String id,
        String knowledgeBaseId,
        @Nullable String name,

        @Schema(allowableValues = {"queued", "running", "done", "failed"})
        String status,

        @Schema(description = "Part of the questions that were asked, 0..1")
        double progress,

        @Schema(description = "How many there are") int questions,

        @Schema(description = "What its figures depend on beside documents and questions")
        Settings settings,

        @Nullable @Schema(description = "Null until done") Summary summary,

        @Nullable @Schema(description = "Why it failed; null unless it did")
        String error,

        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** @param asked how many of its questions were asked */
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

    /** What figures depend on. */
    @Schema(name = "EvaluationSettings")
    record Settings(
            @Schema(allowableValues = {"hybrid", "semantic", "keyword"})
            String mode,

            @Nullable @Schema(description = "Null until it runs")
            String embeddingModel,

            @Nullable
            @Schema(
                    description =
                            "As the knowledge base had it; null where it is as usual in the service, and until it runs",
                    allowableValues = {"lenient", "balanced", "strict"})
            String strictness,

            @Nullable
            @Schema(
                    description =
                            "What made the answers, such as `extractive` or the name of a chat model; null until done")
            String answering,

            @Nullable @Schema(description = "Of the service; null until it runs")
            String version) {

        private static Settings of(Evaluation evaluation) {
            var mode = evaluation.mode().name().toLowerCase(Locale.ROOT);
            var known = evaluation.settings();
            return known == null
                    ? new Settings(mode, null, null, null, null)
                    : new Settings(
                            mode,
                            known.embeddingModel(),
                            EffectiveStrictness.written(known.strictness()),
                            known.answering(),
                            known.version());
        }
    }

    /** The last run of the same questions before this one, and what changed since. */
    @Schema(name = "EvaluationPrevious")
    record Previous(
            String id,
            @Nullable String name,
            Settings settings,
            @Nullable Instant finishedAt,

            @Schema(description = "By how much each figure is more now; null where one of the two runs has none")
            Figures differences,

            @ArraySchema(
                    arraySchema =
                            @Schema(
                                    description =
                                            "Questions of which something became better and nothing worse: the rank of the expected"
                                                    + " document, whether the answer holds an expected one, whether it is refused as it should be"))
            List<ResultComparison.Change> better,

            @ArraySchema(arraySchema = @Schema(description = "Questions of which something became worse"))
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

    /** An evaluation, compared with the run before. */
    @Schema(name = "ComparedEvaluation")
    record Compared(
            @JsonUnwrapped EvaluationView evaluation,

            @Nullable @Schema(description = "Null until done, and where these questions were not asked before")
            Previous previous) {}
}
