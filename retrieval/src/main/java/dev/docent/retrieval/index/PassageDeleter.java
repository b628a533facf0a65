package dev.docent.retrieval.index;

import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Scope;

/**
 * Deletes passages from the index. A deletion is durable when the call returns, and no search or read that begins
 * afterwards returns a deleted passage; it needs no {@link PassageWriter#flush}. Safe for concurrent use.
 */
public interface PassageDeleter {

    /** Deletes all passages of the document. Does nothing if it has none. */
    void delete(DocumentRef document);

    /** Deletes all passages of the knowledge bases. Does nothing if they have none. */
    void delete(Scope scope);
}
