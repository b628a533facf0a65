package dev.docent.retrieval.index;

import dev.docent.retrieval.embedding.VectorSpace;

/**
 * Stores the generations of the index. Only one process uses it at a time, and makes one call at a time.
 */
public interface GenerationStore {

    /** {@return the name of the technology, such as {@code lucene}} */
    String technology();

    /**
     * {@return whether another generation may come to serve} It may not if other processes use the index: they read the
     * catalog once and would keep using the old generation.
     */
    default boolean mayChange() {
        return true;
    }

    /**
     * {@return the catalog} An index that was created before generations existed becomes the first generation. Leftovers of
     * interrupted deletions are deleted.
     *
     * @param ifNone vector space of the first generation if there is no index yet
     * @throws UnusableIndexException if an unsupported version created the index
     */
    GenerationCatalogue load(VectorSpace ifNone);

    /**
     * Checks that this process may use the index with this model.
     *
     * @param found the loaded catalog
     * @param wanted vector space of the generation that is to serve
     * @throws UnusableIndexException if another generation serves or is about to, and that {@linkplain #mayChange may not}
     *     change
     */
    default void check(GenerationCatalogue found, VectorSpace wanted) {}

    /**
     * Checks that this process may still write. If another one fills a generation, or has let one serve, it does not learn of
     * changes that are made here.
     *
     * @param known the catalog as this process knows it
     * @throws UnavailableIndexException if another process has begun to change the generations
     */
    default void confirm(GenerationCatalogue known) {}

    /** Replaces the catalog, atomically and durably. */
    void save(GenerationCatalogue catalogue);

    /**
     * {@return the open generation, which the caller closes; empty if it is new}
     *
     * @throws UnusableIndexException if its vectors are not of the space that the catalog says
     */
    PassageGeneration open(Generation generation);

    /** Deletes the content of a closed generation. Does nothing if there is none. */
    void delete(Generation generation);
}
