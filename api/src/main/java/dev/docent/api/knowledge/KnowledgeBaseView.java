package dev.docent.api.knowledge;

import dev.docent.ingestion.document.knowledgebase.KnowledgeBase;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A knowledge base, as clients see it. */
@Schema(name = "KnowledgeBase")
record KnowledgeBaseView(
        String id,
        String name,
        @Nullable String description,

        @Nullable
        @Schema(
                description = "How readily its questions are refused; null for the default of the service",
                allowableValues = {"lenient", "balanced", "strict"})
        String strictness,

        Instant createdAt,
        Instant updatedAt) {

    static KnowledgeBaseView of(KnowledgeBase base) {
        return new KnowledgeBaseView(
                base.id(),
                base.name(),
                base.description(),
                EffectiveStrictness.nameOf(base.strictness()),
                base.createdAt(),
                base.updatedAt());
    }
}
