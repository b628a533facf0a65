package dev.docent.api.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.docent.retrieval.generation.RebuildStatus;
import dev.docent.retrieval.generation.RebuildStatus.Estimate;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The progress of the generation that is being prepared to serve. */
@Schema(name = "IndexRebuild")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RebuildView(
        String from,
        String to,
        String embeddingModel,

        @Schema(
                description =
                        "`planned` and `held` wait for `POST /api/v1/admin/index/rebuild`; `paused` resumes by itself",
                allowableValues = {"planned", "running", "paused", "held"})
        String status,

        @Schema(description = "Whether it served before and catches up to serve again")
        boolean rollback,

        @Schema(description = "0..1") double progress,

        @Schema(description = "Passages that both generations have")
        long passagesDone,

        long passagesTotal,

        @Nullable @Schema(description = "At the speed so far")
        Long secondsLeft,

        @Nullable EstimateView estimate,

        @Nullable @Schema(description = "Why it is paused") String reason,

        @Nullable @Schema(description = "When it resumes") Instant nextTry) {

    static RebuildView of(RebuildStatus status) {
        return new RebuildView(
                status.from(),
                status.to(),
                status.model(),
                status.state().name().toLowerCase(Locale.ROOT),
                status.isRollBack(),
                status.progress(),
                status.done(),
                status.total(),
                seconds(status.left()),
                status.estimate() == null ? null : EstimateView.of(status.estimate()),
                status.reason(),
                status.nextTry());
    }

    private static @Nullable Long seconds(@Nullable Duration time) {
        return time == null ? null : time.toSeconds();
    }

    /** The estimated time and cost of a rebuild. */
    @Schema(name = "IndexRebuildEstimate")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EstimateView(
            long passages,

            @Schema(description = "As the provider of a hosted model is expected to count them")
            long tokens,

            @Nullable Long seconds,

            @Schema(
                    description = "Basis of the estimated time",
                    allowableValues = {"sample", "limits", "unknown"})
            String basis,

            @Nullable @Schema(description = "With `docent.index.rebuild.price-per-million-tokens`")
            BigDecimal cost,

            @Nullable String currency) {

        static EstimateView of(Estimate estimate) {
            return new EstimateView(
                    estimate.passages(),
                    estimate.tokens(),
                    RebuildView.seconds(estimate.time()),
                    estimate.basis(),
                    estimate.cost(),
                    estimate.cost() == null ? null : estimate.currency());
        }
    }
}
