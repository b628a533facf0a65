package dev.docent.retrieval.index.remote;

import dev.docent.retrieval.index.filter.MetadataFilter;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Scope;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Selects stored passages that meet every condition. An empty set is no condition; one of the scope, the documents and the
 * keys bounds every selection.
 *
 * @param scope selects by pairs of owner and knowledge base; null if documents or keys do
 * @param keys selects single passages
 * @param filter selects documents by their metadata, in a scope; null for all
 * @param firstRevision the lowest revision number
 * @param lastRevision the highest revision number
 * @param embedded whether only passages with a vector are selected
 */
public record PassageSelection(
        @Nullable Scope scope,
        Set<DocumentRef> documents,
        Set<PassageKey> keys,
        @Nullable MetadataFilter filter,
        long firstRevision,
        long lastRevision,
        boolean embedded) {

    public PassageSelection {
        documents = Set.copyOf(documents);
        keys = Set.copyOf(keys);
    }

    /** {@return the passages of a scope whose documents pass the filter} */
    public static PassageSelection of(Scope scope, @Nullable MetadataFilter filter) {
        return new PassageSelection(scope, Set.of(), Set.of(), filter, 0, Long.MAX_VALUE, false);
    }

    /** {@return all revisions of a document} */
    public static PassageSelection of(DocumentRef document) {
        return documents(Set.of(document));
    }

    /** {@return all revisions of some documents} */
    public static PassageSelection documents(Collection<DocumentRef> documents) {
        return new PassageSelection(null, Set.copyOf(documents), Set.of(), null, 0, Long.MAX_VALUE, false);
    }

    /** {@return the passages with these keys} */
    public static PassageSelection keys(Collection<PassageKey> keys) {
        return new PassageSelection(null, Set.of(), Set.copyOf(keys), null, 0, Long.MAX_VALUE, false);
    }

    /** {@return the scope} @throws IllegalStateException if documents or keys bound this selection */
    public Scope requiredScope() {
        if (scope == null) {
            throw new IllegalStateException("A search needs a scope");
        }
        return scope;
    }

    /** {@return the owners of everything that is selected} */
    public Set<String> owners() {
        var owners = new TreeSet<>(scope == null ? Set.<String>of() : scope.owners());
        documents.forEach(each -> owners.add(each.owner()));
        keys.forEach(each -> owners.add(each.document().owner()));
        return owners;
    }

    /** {@return the selected passage with this key} */
    PassageSelection only(PassageKey key) {
        return new PassageSelection(scope, documents, Set.of(key), filter, 0, Long.MAX_VALUE, false);
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
        return new PassageSelection(scope, documents, keys, filter, firstRevision, lastRevision, true);
    }

    private PassageSelection revisions(long first, long last) {
        return new PassageSelection(scope, documents, keys, filter, first, last, embedded);
    }
}
