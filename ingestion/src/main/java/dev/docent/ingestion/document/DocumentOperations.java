package dev.docent.ingestion.document;

import dev.docent.retrieval.direct.collection.DocumentGroup;
import dev.docent.retrieval.direct.collection.DocumentOrder;
import dev.docent.retrieval.direct.collection.DocumentSelection;
import dev.docent.retrieval.direct.collection.ListedDocument;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.retrieval.passage.Scope;
import java.time.Instant;
import java.util.List;
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

    /** {@return the version of the document; empty if there is none, or it is being deleted} Costs less than to read it. */
    Optional<Long> visibleVersion(DocumentRef document);

    /** {@return the document, in any state, if it is in the scope} */
    Optional<Document> find(Scope scope, String id);

    /** {@return the total size of the originals of the knowledge base in bytes, without documents being deleted} */
    long sumSizes(KnowledgeBaseRef base);

    /** {@return the number and size of the documents of the owner, without those being deleted} */
    DocumentTotals totals(String owner);

    /** {@return the numbers of documents in the scope that were uploaded since then, without documents being deleted} */
    List<DocumentGroup> countGroups(Scope scope, Instant since);

    /** {@return selected documents in the scope in this order, at most {@code limit}} */
    List<ListedDocument> findListed(Scope scope, DocumentSelection selection, DocumentOrder order, int limit);
}
