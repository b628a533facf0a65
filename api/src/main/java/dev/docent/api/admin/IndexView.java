package dev.docent.api.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.docent.retrieval.generation.IndexAdministration;
import dev.docent.retrieval.generation.IndexAdministration.GenerationStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The generations of the index. */
@Schema(name = "Index")
@JsonInclude(JsonInclude.Include.NON_NULL)
record IndexView(
        @Schema(description = "The adapter in use", example = "lucene")
        String adapter,

        @Schema(description = "The configured embedding model")
        String chosenModel,

        int chosenDimension,

        @Schema(description = "Name of the generation that answers searches")
        String serving,

        @Schema(description = "Oldest first") List<GenerationView> generations,

        @Nullable @Schema(description = "Present while another generation is being prepared to serve")
        RebuildView rebuild) {

    static IndexView of(IndexAdministration administration) {
        return new IndexView(
                administration.technology(),
                administration.chosen().model(),
                administration.chosen().dimensions(),
                administration.serving(),
                administration.generations().stream().map(GenerationView::of).toList(),
                administration.rebuild().map(RebuildView::of).orElse(null));
    }

    /** A version of the index for one embedding model. */
    @Schema(name = "IndexGeneration")
    record GenerationView(
            String name,

            @Schema(
                    description =
                            "`planned` has to be confirmed, `filling` is being filled, `held` was paused, `returning` catches up"
                                    + " for a rollback. `kept` served before or was begun, `declined` was rolled back: both stay until"
                                    + " they are deleted.",
                    allowableValues = {"serving", "planned", "filling", "held", "returning", "kept", "declined"})
            String state,

            String embeddingModel,
            int dimension,
            long passages,
            long tokens,
            Instant createdAt) {

        static GenerationView of(GenerationStatus status) {
            var generation = status.generation();
            return new GenerationView(
                    generation.name(),
                    generation.state().name().toLowerCase(Locale.ROOT),
                    generation.space().model(),
                    generation.space().dimensions(),
                    status.passages(),
                    status.tokens(),
                    generation.createdAt());
        }
    }
}
