package dev.docent.retrieval.index;

import dev.docent.retrieval.embedding.VectorSpace;
import java.util.Optional;

/**
 * Stores the generations of the index. If it is {@linkplain #isShared shared}, several processes use and change them. A
 * process makes one change at a time.
 */
public interface GenerationStore {

    /** {@return the name of the technology, such as {@code lucene}} */
    String technology();

    /** {@return whether other processes can reach the index, so that {@link #stored} may differ from what was loaded} */
    default boolean isShared() {
        return false;
    }

    /**
     * {@return whether the settings say that no other process uses the index} Then the settings of this one decide which model
     * is to serve.
     */
    default boolean isSole() {
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

    /** {@return the catalog as it is now; empty if no other process can have changed it, or none has stored one} */
    default Optional<StoredCatalogue> stored() {
        return Optional.empty();
    }

    /**
     * Replaces the catalog, atomically and durably. A lease ends.
     *
     * @param known the catalog that the change is based on
     * @return false, having changed nothing, if another process has changed it since
     */
    boolean save(GenerationCatalogue known, GenerationCatalogue wanted);

    /** {@return the right to fill the target; empty if another process holds it} A holder gets its lease again, unsealed. */
    default Optional<FillLease> claim() {
        return Optional.of(FillLease.sole(this));
    }

    /**
     * {@return the open generation, which the caller closes; empty if it is new}
     *
     * @throws UnusableIndexException if its vectors are not of the space that the catalog says
     */
    PassageGeneration open(Generation generation);

    /** Deletes the content of a closed generation. Does nothing if there is none. */
    void delete(Generation generation);

    /**
     * A catalog that several processes share.
     *
     * @param isSealed whether writes wait, because the target is about to serve
     */
    record StoredCatalogue(GenerationCatalogue catalogue, boolean isSealed) {}
}
