package dev.docent.bench.scale;

import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Passages that are made, since to embed a million takes hours: their words are drawn from real texts as often as they
 * stand there, their vectors scatter around centres as those of texts about many subjects do. The same seed gives the same
 * passages.
 */
final class MadePassages {

    static final int DIMENSIONS = 384;

    private static final int CENTRES = 5_000;
    private static final int WORDS = 120;
    private static final double SPREAD = 0.75;

    private final List<String> words;
    private final float[][] centres;
    private final Random random;

    private MadePassages(List<String> words, long seed) {
        this.words = words;
        this.random = new Random(seed);
        this.centres = IntStream.range(0, CENTRES)
                .mapToObj(centre -> unit(gaussian(new float[DIMENSIONS], 1)))
                .toArray(float[][]::new);
    }

    /** @param texts files whose words are drawn */
    static MadePassages of(Path texts, long seed) {
        try (var files = Files.walk(texts)) {
            var words = new ArrayList<String>();
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                words.addAll(List.of(Files.readString(file).split("\\s+")));
            }
            return new MadePassages(words, seed);
        } catch (IOException failure) {
            throw new UncheckedIOException("The texts in " + texts + " cannot be read", failure);
        }
    }

    /** {@return a document of so many passages} */
    List<EmbeddedPassage> document(Tenant tenant, String id, int passages) {
        var source = new PassageSource(
                tenant.owner(),
                tenant.knowledgeBase(),
                id,
                id + ".txt",
                "text/plain",
                Instant.EPOCH,
                Map.of("year", 2000 + random.nextInt(25)));
        return IntStream.range(0, passages)
                .mapToObj(ordinal -> new EmbeddedPassage(passage(source, ordinal), vector()))
                .toList();
    }

    /** {@return a question of six words} */
    String question() {
        return words(6);
    }

    /** {@return a vector as those of the passages are} */
    float[] vector() {
        var centre = centres[random.nextInt(CENTRES)];
        return unit(gaussian(centre.clone(), SPREAD));
    }

    private Passage passage(PassageSource source, int ordinal) {
        var text = words(WORDS);
        return new Passage(
                source.document() + "-" + ordinal,
                source,
                ordinal,
                text,
                0,
                text.codePointCount(0, text.length()),
                null,
                null,
                List.of(words(3)),
                WORDS);
    }

    private String words(int count) {
        return random.ints(count, 0, words.size()).mapToObj(words::get).collect(Collectors.joining(" "));
    }

    /** {@return the vector, with noise of about this length added to it} */
    private float[] gaussian(float[] vector, double length) {
        for (var i = 0; i < vector.length; i++) {
            vector[i] += (float) (random.nextGaussian() * length / Math.sqrt(DIMENSIONS));
        }
        return vector;
    }

    private static float[] unit(float[] vector) {
        var square = 0.0;
        for (var x : vector) {
            square += x * x;
        }
        for (var i = 0; i < vector.length; i++) {
            vector[i] /= (float) Math.sqrt(square);
        }
        return vector;
    }
}
