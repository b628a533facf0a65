package dev.docent.ingestion.document;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Operations on documents that the store executes as one statement. */
interface DocumentOperations {

    /**
     * Claims the oldest queued document of the first owner, in order of their ids, that has one and comes after the given
     * owner, as {@link Document#claimed} does. Concurrent callers get different documents.
     *
     * @param except owners to pass over
     * @return the claimed document as it is stored, possibly changed again since; empty if there is none
     */
    Optional<Document> claimNext(String afterOwner, String holder, Instant now, Set<String> except);

    /** Deletes the pending messages of the document, unless it was changed since this version of it. */
    void clearPendingMessages(Document document);

    /** {@return the total size of the originals of the knowledge base in bytes, without documents being deleted} */
    long sumSizes(String owner, String knowledgeBaseId);
}
