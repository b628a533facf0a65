package dev.docent.retrieval.index.remote;

import dev.docent.retrieval.index.filter.MetadataFilter;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Scope;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Selects stored passages of an owner that meet every condition. An empty set is no condition.
 *
 * @param keys selects single passages
 * @param filter selects documents by their metadata; null for all
 * @param firstRevision the lowest revision number
 * @param lastRevision the highest revision number
 * @param embedded whether only passages with a vector are selected
 */
public record PassageSelection(
        String owner,
        Set<String> knowledgeBases,
        Set<String> documents,
        Set<PassageKey> keys,
        @Nullable MetadataFilter filter,
        long firstRevision,
        long lastRevision,
        boolean embedded) {

    public PassageSelection {
        knowledgeBases = Set.copyOf(knowledgeBases);
        documents = Set.copyOf(documents);
        keys = Set.copyOf(keys);
    }

    /** {@return the passages of a scope whose documents pass the filter} */
    public static PassageSelection of(Scope scope, @Nullable MetadataFilter filter) {
        return new PassageSelection(
                scope.owner(), scope.knowledgeBases(), Set.of(), Set.of(), filter, 0, Long.MAX_VALUE, false);
    }

    /** {@return all revisions of a document} */
    public static PassageSelection of(DocumentRef document) {
        return documents(document.owner(), Set.of(document.id()));
    }

    /** {@return all revisions of some documents of the owner} */
    public static PassageSelection documents(String owner, Collection<String> ids) {
        return new PassageSelection(owner, Set.of(), Set.copyOf(ids), Set.of(), null, 0, Long.MAX_VALUE, false);
    }

    /** {@return the passages with these keys that belong to the owner} */
    public static PassageSelection keys(String owner, Collection<PassageKey> keys) {
        return new PassageSelection(owner, Set.of(), Set.of(), Set.copyOf(keys), null, 0, Long.MAX_VALUE, false);
    }

    /** {@return the selected passage with this key} */
    PassageSelection only(PassageKey key) {
        return new PassageSelection(owner, knowledgeBases, documents, Set.of(key), filter, 0, Long.MAX_VALUE, false);
    }

    /** {@return the selected passages of one revision} */
    PassageSelection at(long revision) {
        return revisions(revision, revision);
    }

    /** {@return the selected passages of earlier revisions} */
    PassageSelection before(long revision) {
        return revisions(0, revision - 1);
    }

    /** {@return the selected passages with a vector} */
    PassageSelection withVector() {
        return new PassageSelection(owner, knowledgeBases, documents, keys, filter, firstRevision, lastRevision, true);
    }

    private PassageSelection revisions(long first, long last) {
        return new PassageSelection(owner, knowledgeBases, documents, keys, filter, first, last, embedded);
    }
}
