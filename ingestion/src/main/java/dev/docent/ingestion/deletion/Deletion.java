package dev.docent.ingestion.deletion;

import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.storage.records.Aggregate;
import dev.docent.storage.records.RecordIds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * The receipt of a deletion. It contains only ids and numbers, so that it can outlive the deleted content.
 *
 * @param id sortable by creation
 * @param documentId the deleted document; null for a knowledge base
 * @param knowledgeBaseId the deleted knowledge base; null for a document
 * @param documents number of documents
 * @param originals number of originals
 * @param texts number of extracted texts
 * @param passages number of passages in the index
 * @param vectors number of vectors in the index
 * @param thumbnails number of page images
 * @param bytes size of the originals
 * @param completedAt when the deletion was complete; null until then
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

    /** {@return the receipt of a document's deletion that begins now} */
    public static Deletion ofDocument(DocumentRef document, Contents contents) {
        return begun(document.owner(), document.id(), null, contents);
    }

    /** {@return the receipt of a knowledge base's deletion that begins now} */
    public static Deletion ofKnowledgeBase(KnowledgeBaseRef base, Contents contents) {
        return begun(base.owner(), null, base.id(), contents);
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

    /** {@return this receipt, completed now} */
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

    /** The content to delete: every document has its original, every passage its vector. */
    public record Contents(long documents, long texts, long passages, long bytes) {}
}
