package dev.docent.retrieval.index.remote;

import dev.docent.retrieval.passage.DocumentRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Revisions of this process that come into force at the next flush. If the process dies before, no search has seen them,
 * and the unfinished ingestion writes them again. Safe for concurrent use.
 */
final class PendingRevisions {

    private final Map<DocumentRef, Revision> byDocument = new ConcurrentHashMap<>();

    /** Adds the revision, unless a later one of its document is pending. */
    void add(Revision revision) {
        byDocument.merge(
                revision.source().ref(), revision, (one, other) -> one.number() > other.number() ? one : other);
    }

    Optional<Revision> of(DocumentRef document) {
        return Optional.ofNullable(byDocument.get(document));
    }

    List<Revision> all() {
        return List.copyOf(byDocument.values());
    }

    /** Removes the revision, but not a later one of its document. */
    void remove(Revision revision) {
        byDocument.remove(revision.source().ref(), revision);
    }
}
