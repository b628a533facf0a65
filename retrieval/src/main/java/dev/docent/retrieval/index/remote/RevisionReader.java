package dev.docent.retrieval.index.remote;

import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the {@linkplain RevisionRecords records} of the revisions in force. Safe for concurrent use. */
public interface RevisionReader {

    /** {@return the highest number that was drawn} */
    long last();

    /** {@return the revision of the document that is in force} */
    Optional<CurrentRevision> find(DocumentRef document);

    /** {@return the revisions in force of those of the documents that are in the scope, by document id} */
    Map<String, CurrentRevision> find(Scope scope, Collection<String> documents);

    /** {@return documents with a record, also deleted ones, by owner and id} @param after null for the first page */
    List<RecordedDocument> documents(@Nullable DocumentRef after, int limit);

    /** {@return what the scope holds} @param scope null for all owners */
    ScopeProfile profile(@Nullable Scope scope);

    /**
     * A document with a record.
     *
     * @param isDeleted whether the record is that of a deletion, which is kept for some days
     */
    record RecordedDocument(DocumentRef document, boolean isDeleted) {}
}
