package dev.docent.api.knowledge;

import dev.docent.ingestion.deletion.Deletion;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The receipt of a deletion, as clients see it. */
@Schema(name = "Deletion")
public record DeletionView(
        String id,

        @Nullable @Schema(description = "The document; null if a knowledge base was deleted")
        String documentId,

        @Nullable
        @Schema(
                description =
                        "The knowledge base, which was deleted with all its documents; null if a document was deleted")
        String knowledgeBaseId,

        @Schema(description = "Number of documents") long documents,
        @Schema(description = "Number of originals") long originals,
        @Schema(description = "Number of extracted texts") long texts,

        @Schema(description = "Number of passages in the index")
        long passages,

        @Schema(description = "Number of vectors in the index")
        long vectors,

        @Schema(description = "Number of page images") long thumbnails,

        @Schema(description = "Size of the originals in bytes")
        long bytes,

        Instant requestedAt,

        @Nullable @Schema(description = "When the last part was deleted from the disk; null until then")
        Instant completedAt) {

    /** {@return the receipt as clients see it} */
    public static DeletionView of(Deletion deletion) {
        return new DeletionView(
                deletion.id(),
                deletion.documentId(),
                deletion.knowledgeBaseId(),
                deletion.documents(),
                deletion.originals(),
                deletion.texts(),
                deletion.passages(),
                deletion.vectors(),
                deletion.thumbnails(),
                deletion.bytes(),
                deletion.requestedAt(),
                deletion.completedAt());
    }
}
