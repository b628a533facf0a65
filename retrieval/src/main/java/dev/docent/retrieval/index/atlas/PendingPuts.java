package dev.docent.retrieval.index.atlas;

import dev.docent.retrieval.passage.DocumentRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes of this process that come into force at the next flush. If the process dies before, nobody has seen them, and who
 * brought them brings them again.
 */
final class PendingPuts {

    private final Map<DocumentRef, Put> byDocument = new ConcurrentHashMap<>();

    /** Takes the place of an earlier one of the same document. */
    void add(Put put) {
        byDocument.merge(document(put), put, (one, other) -> one.number() > other.number() ? one : other);
    }

    Optional<Put> of(DocumentRef document) {
        return Optional.ofNullable(byDocument.get(document));
    }

    List<Put> all() {
        return new ArrayList<>(byDocument.values());
    }

    /** Forgets it, but not a later one of the same document. */
    void remove(Put put) {
        byDocument.remove(document(put), put);
    }

    private static DocumentRef document(Put put) {
        return put.source().ref();
    }
}
