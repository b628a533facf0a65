package dev.docent.api.knowledge;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.docent.api.sharing.AccountNames;
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

        @Nullable
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description =
                        "False if it was imported and the texts of some documents could not be compared with their originals:"
                                + " these have the warning `unverified_text`; left out otherwise")
        Boolean verified,

        @Nullable
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = "Present if another account shares it with you: what you may do with it",
                allowableValues = {"reader", "editor"})
        String role,

        @Nullable
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Present if another account shares it with you: the display name of that account")
        String ownerName,

        Instant createdAt,
        Instant updatedAt) {

    static KnowledgeBaseView of(KnowledgeBase base) {
        return of(base, null, null);
    }

    static KnowledgeBaseView of(ReachedKnowledgeBase reached, AccountNames names) {
        var role = reached.role();
        return role == null
                ? of(reached.base())
                : of(reached.base(), role.text(), names.of(reached.base().owner()));
    }

    private static KnowledgeBaseView of(KnowledgeBase base, @Nullable String role, @Nullable String ownerName) {
        return new KnowledgeBaseView(
                base.id(),
                base.name(),
                base.description(),
                EffectiveStrictness.nameOf(base.strictness()),
                Boolean.FALSE.equals(base.verified()) ? false : null,
                role,
                ownerName,
                base.createdAt(),
                base.updatedAt());
    }
}
