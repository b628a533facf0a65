package dev.docent.ingestion.deletion;

import dev.docent.storage.records.Aggregate;
import dev.docent.storage.records.RecordIds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * The receipt of a deletion. It holds ids and numbers alone, so that it can outlive what it is about.
 *
 * @param id sortable by creation
 * @param documentId the document, when one was deleted; null when a knowledge base was
 * @param knowledgeBaseId the knowledge base, when one was deleted with all in it; null when a document was
 * @param documents how many there were
 * @param originals how many of them were kept as uploaded
 * @param texts how many of them had been read
 * @param passages in the index
 * @param vectors in the index
 * @param thumbnails pictures of pages
 * @param bytes of the originals
 * @param completedAt when the last of it was gone; null until then
 */
@Aggregate("deletions")
public record Deletion(
        @Id String id,
        @Version @Nullable Long version,
        String owner,
        @Nullable String documentId,
        @Nullable String knowledgeBaseId,
        long documents,
        long originals,
        long texts,
        long passages,
        long vectors,
        long thumbnails,
        long bytes,
        Instant requestedAt,
        @Nullable Instant completedAt) {

    /** {@return the receipt of a document's deletion, which begins now} */
    public static Deletion ofDocument(String owner, String document, Contents contents) {
        return begun(owner, document, null, contents);
    }

    /** {@return the receipt of a knowledge base's deletion, which begins now} */
    public static Deletion ofKnowledgeBase(String owner, String knowledgeBase, Contents contents) {
        return begun(owner, null, knowledgeBase, contents);
    }

    private static Deletion begun(
            String owner, @Nullable String document, @Nullable String knowledgeBase, Contents contents) {
        return new Deletion(
                RecordIds.next(),
                null,
                owner,
                document,
                knowledgeBase,
                contents.documents(),
                contents.documents(),
                contents.texts(),
                contents.passages(),
                contents.passages(),
                0,
                contents.bytes(),
                now(),
                null);
    }

    /** {@return it, at its end} */
    Deletion completed() {
        return new Deletion(
                id,
                version,
                owner,
                documentId,
                knowledgeBaseId,
                documents,
                originals,
                texts,
                passages,
                vectors,
                thumbnails,
                bytes,
                requestedAt,
                now());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** What is there to delete: every document has its original, every passage its vector. */
    public record Contents(long documents, long texts, long passages, long bytes) {}
}
