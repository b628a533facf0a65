package dev.docent.retrieval.index;

import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.Scope;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps passages with their vectors and finds them again.
 *
 * <p>Safe for concurrent use. Removals are durable when the call returns, and every search that begins afterwards sees
 * them; what is put, announced or embedded is so after a {@link #flush}. A searcher sees all passages of a document or
 * none, the old ones or the new, never a mixture. The owner bounds every call inside the index's own query.
 */
public interface PassageIndex {

    /** {@link #put} and {@link #flush} in one. */
    default void replace(String owner, String document, List<EmbeddedPassage> passages) {
        put(owner, document, passages);
        flush();
    }

    /**
     * Puts these passages in the place of all that the document had. Doing it twice leaves one set.
     *
     * @param owner id of the account that the document belongs to
     * @param document id of the document
     * @param passages at least one, all of that document
     */
    void put(String owner, String document, List<EmbeddedPassage> passages);

    /**
     * Puts these passages, not embedded yet, in the place of all that the document had: words find them within a second,
     * meaning when {@link #embed} has brought their vectors.
     *
     * @param passages at least one, all of that document
     */
    void announce(String owner, String document, List<Passage> passages);

    /**
     * Brings the vectors of some of the document's passages, in the place of those that they had. Doing it twice leaves
     * one of each.
     *
     * @param passages at least one, which were announced or are there embedded
     */
    void embed(String owner, String document, List<EmbeddedPassage> passages);

    /**
     * Makes durable what was put, announced and embedded before, and lets every search that begins afterwards see it. It costs
     * about as much for one document as for many; callers at the same time share one.
     */
    void flush();

    /** Removes the document's passages; one that has none is ignored. */
    void removeDocument(String owner, String document);

    /** Removes all passages of the knowledge bases; ones that have none are ignored. */
    void removeAll(Scope scope);

    /** {@return the best passages for the query, best first, at most as many as it asks for} */
    List<PassageHit> search(PassageQuery query);

    /**
     * {@return what {@link #search} finds for the query, with why, and why other passages are not found} It costs more than
     * a search: where passages are asked for that are not among the hits, everything that the scope holds is compared.
     *
     * @param passages ids of the passages that are asked for; one that is named twice is answered once, and one outside the
     *     scope exactly as one that does not exist
     */
    ExplainedHits explain(PassageQuery query, Collection<String> passages);

    /** {@return the document's passages in their order, from an offset, at most {@code limit}; empty when it has none} */
    List<Passage> passages(String owner, String document, int offset, int limit);

    /**
     * {@return what {@link #passages} gives for the same offset and limit, with their vectors as they were put or brought;
     * those that have none yet are left out} It is for moving passages elsewhere.
     */
    List<EmbeddedPassage> embedded(String owner, String document, int offset, int limit);

    /**
     * {@return documents of all owners that have passages, for finding those that nothing else knows of; each once, in an
     * order of the index's own}
     *
     * @param after the last one of the call before; null for the first
     * @param limit how many at the most
     */
    List<IndexedDocument> documents(@Nullable IndexedDocument after, int limit);

    /** {@return what the knowledge bases hold} */
    IndexStatistics statistics(Scope scope);
}
