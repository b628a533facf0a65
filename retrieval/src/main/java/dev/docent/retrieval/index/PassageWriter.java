package dev.docent.retrieval.index;

import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import java.util.List;

/**
 * Writes the passages of documents to the index.
 *
 * <p>Safe for concurrent use. A write is durable and visible to every search that begins after the next {@link #flush};
 * some of it may be so earlier. A reader sees all passages of a document or none, the old ones or the new ones, never a
 * mixture. Of concurrent writes of one document the last one wins as a whole.
 */
public interface PassageWriter {

    /**
     * Replaces all passages of the document. Writing the same passages twice leaves one set.
     *
     * @param passages at least one, all of that document
     * @throws IllegalArgumentException if there is no passage, one is of another document, or the length of a vector is
     *     not the index's
     * @throws OutdatedVectorsException if a vector comes from another embedding model than the index's
     */
    void put(DocumentRef document, List<EmbeddedPassage> passages);

    /**
     * Replaces all passages of the document by passages without vectors. Keyword search finds them within a second;
     * vector search finds them after {@link #addVectors}.
     *
     * @param passages at least one, all of that document
     * @throws IllegalArgumentException if there is no passage, or one is of another document
     */
    void putWithoutVectors(DocumentRef document, List<Passage> passages);

    /**
     * Adds vectors to some passages of the document, or replaces those that they have. Adding the same vectors twice
     * changes nothing.
     *
     * @param passages at least one, each with the text that the index has
     * @throws IllegalArgumentException if a passage is of another document, or the length of a vector is not the
     *     index's
     * @throws OutdatedVectorsException if a vector comes from another embedding model than the index's
     */
    void addVectors(DocumentRef document, List<EmbeddedPassage> passages);

    /**
     * Makes durable and visible what was written before this call. It costs about as much for one document as for many,
     * so that callers with many documents share a call.
     */
    void flush();

    /** Calls {@link #put} and then {@link #flush}. */
    default void replace(DocumentRef document, List<EmbeddedPassage> passages) {
        put(document, passages);
        flush();
    }
}
