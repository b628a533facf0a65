package dev.docent.retrieval.index;

import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Passages to fill an index with, whose vectors are given by hand: three numbers, made to unit length. */
public final class Passages {

    public static final int DIMENSIONS = 3;
    public static final String OWNER = "anna";
    public static final String BASE = "notes";

    private Passages() {}

    /** {@return a source without metadata} */
    public static PassageSource source(String owner, String knowledgeBase, String document) {
        return new PassageSource(
                owner, knowledgeBase, document, document + ".txt", "text/plain", Instant.EPOCH, Map.of(), null);
    }

    public static EmbeddedPassage passage(PassageSource source, int ordinal, String text, float... vector) {
        var passage = new Passage(
                source.document() + "-" + ordinal,
                source,
                ordinal,
                text,
                0,
                text.length(),
                null,
                null,
                List.of(),
                7,
                false);
        return new EmbeddedPassage(passage, unit(vector));
    }

    public static float[] unit(float... vector) {
        double square = 0;
        for (float each : vector) {
            square += each * each;
        }
        var unit = vector.clone();
        for (int i = 0; i < unit.length; i++) {
            unit[i] /= (float) Math.sqrt(square);
        }
        return unit;
    }
}
