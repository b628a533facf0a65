package dev.docent.api.knowledge;

import dev.docent.ingestion.deletion.Deletion;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The receipt of a deletion, as clients see it. */
@Schema(name = "Deletion")
public record DeletionView(
        String id,

        @Nullable @Schema(description = "The document; null when a knowledge base was deleted")
        String documentId,

        @Nullable @Schema(description = "The knowledge base with all in it; null when a document was deleted")
        String knowledgeBaseId,

        @Schema(description = "How many documents") long documents,
        @Schema(description = "How many originals") long originals,
        @Schema(description = "How many extracted texts") long texts,

        @Schema(description = "How many passages in the index")
        long passages,

        @Schema(description = "How many vectors in the index")
        long vectors,

        @Schema(description = "How many pictures of pages") long thumbnails,
        @Schema(description = "Bytes of the originals") long bytes,
        Instant requestedAt,

        @Nullable @Schema(description = "When the last of it was gone from the disk; null until then")
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
