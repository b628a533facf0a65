package dev.docent.retrieval.direct.collection;

import dev.docent.retrieval.passage.Scope;
import java.time.Instant;
import java.util.List;

/**
 * The records of the documents in a scope. The store itself applies the scope. Documents that are being deleted are not
 * among them. Safe for concurrent use.
 */
public interface CollectionRecords {

    /**
     * {@return the numbers of documents by state, media type and language, in no order}
     *
     * @param since documents that were uploaded earlier do not count
     */
    List<DocumentGroup> groups(Scope scope, Instant since);

    /** {@return documents, newest first} @param limit maximum number of documents, at least 1 */
    default List<ListedDocument> newest(Scope scope, DocumentSelection selection, int limit) {
        return find(scope, selection, DocumentOrder.NEWEST, limit);
    }

    /** {@return documents in this order} @param limit maximum number of documents, at least 1 */
    List<ListedDocument> find(Scope scope, DocumentSelection selection, DocumentOrder order, int limit);
}
