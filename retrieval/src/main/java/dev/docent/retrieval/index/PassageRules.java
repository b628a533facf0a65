package dev.docent.retrieval.index;

import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import java.util.List;

/**
 * What every index refuses, whatever keeps it: passages of another document, and vectors that mean something else than its
 * own.
 *
 * @param vectors what the index's vectors mean
 */
public record PassageRules(VectorSpace vectors) {

    /** @throws IllegalArgumentException if there is none */
    public static void mustBeSome(List<?> passages) {
        if (passages.isEmpty()) {
            throw new IllegalArgumentException("A document has passages; to remove it is another call");
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
     * @throws IllegalArgumentException if one is of another document, or its vector has not as many numbers as the index has
     * @throws OutdatedVectorsException if a vector is known to be of another model
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

    /** @throws IllegalArgumentException if the question's vector has not as many numbers as the index has */
    public void mustFit(PassageQuery query) {
        var vector = query.vector();
        if (vector != null) {
            mustHold(vector);
        }
    }

    private void mustHold(float[] vector) {
        if (!vectors.holds(vector)) {
            throw new IllegalArgumentException(
                    "A vector of %d numbers where the index has %d".formatted(vector.length, vectors.dimensions()));
        }
    }
}
