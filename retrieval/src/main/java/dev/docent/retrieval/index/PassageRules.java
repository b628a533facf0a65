package dev.docent.retrieval.index;

import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import java.util.List;

/**
 * Checks the arguments of calls, as every index does.
 *
 * @param vectors vector space of the index
 */
public record PassageRules(VectorSpace vectors) {

    /** @throws IllegalArgumentException if there is no passage */
    public static void mustBeSome(List<?> passages) {
        if (passages.isEmpty()) {
            throw new IllegalArgumentException("There must be at least one passage; to delete a document, call delete");
        }
    }

    /** @throws IllegalArgumentException if one is of another document */
    public static void mustBelong(DocumentRef document, List<Passage> passages) {
        passages.forEach(passage -> mustBelong(document, passage));
    }

    private static void mustBelong(DocumentRef document, Passage passage) {
        if (!passage.source().ref().equals(document)) {
            throw new IllegalArgumentException(
                    "Passage %s is not of document %s".formatted(passage.id(), document.id()));
        }
    }

    /**
     * @throws IllegalArgumentException if a passage is of another document, or the length of its vector is not the index's
     * @throws OutdatedVectorsException if a vector is of another space
     */
    public void mustFit(DocumentRef document, List<EmbeddedPassage> passages) {
        for (var each : passages) {
            mustBelong(document, each.passage());
            if (each.space() != null && !each.space().equals(vectors)) {
                throw new OutdatedVectorsException(each.space(), vectors);
            }
            mustHold(each.vector());
        }
    }

    /** @throws IllegalArgumentException if the length of the query's vector is not the index's */
    public void mustFit(PassageQuery query) {
        var vector = query.vector();
        if (vector != null) {
            mustHold(vector);
        }
    }

    private void mustHold(float[] vector) {
        if (!vectors.holds(vector)) {
            throw new IllegalArgumentException(
                    "The vector has %d dimensions, the index has %d".formatted(vector.length, vectors.dimensions()));
        }
    }
}
