package dev.docent.bench.scale;

import dev.docent.bench.evaluation.EmbeddedCollections.Question;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Passages generated from real ones, since embedding a million takes hours. Words are drawn from the real texts by
 * frequency. Vectors are real ones plus noise in the directions in which real vectors differ: isotropic noise would be
 * harder than any text. The same seed gives the same passages.
 */
final class GeneratedPassages {

    /**
     * The amount of noise. Among as many generated vectors as real ones (6,000), the nearest is as near as among real ones (a
     * median cosine of .81), and the tenth is less near (.61 instead of .71).
     */
    private static final double SPREAD = 0.65;

    private static final int DIFFERENCES = 3;
    private static final int WORDS = 120;

    private final List<String> words;
    private final List<float[]> real;
    private final Random random;

    private GeneratedPassages(List<String> words, List<float[]> real, long seed) {
        this.words = words;
        this.real = real;
        this.random = new Random(seed);
    }

    /** @param models the real passages */
    static GeneratedPassages after(List<EmbeddedPassage> models, long seed) {
        var words = models.stream()
                .flatMap(model -> Stream.of(model.passage().text().split("\\s+")))
                .toList();
        return new GeneratedPassages(
                words, models.stream().map(EmbeddedPassage::vector).toList(), seed);
    }

    List<EmbeddedPassage> document(Tenant tenant, String id, int passages) {
        var source = new PassageSource(
                tenant.owner(),
                tenant.knowledgeBase(),
                id,
                id + ".txt",
                "text/plain",
                Instant.EPOCH,
                Map.of("year", 2000 + random.nextInt(25)),
                null);
        return IntStream.range(0, passages)
                .mapToObj(ordinal -> new EmbeddedPassage(passage(source, ordinal), vector()))
                .toList();
    }

    /** {@return a question of six words, with a vector generated like those of the passages} */
    Question question() {
        return new Question(words(6), vector());
    }

    private float[] vector() {
        var vector = any().clone();
        var share = (float) (SPREAD / Math.sqrt(2.0 * DIFFERENCES));
        for (var each = 0; each < DIFFERENCES; each++) {
            var one = any();
            var other = any();
            for (var i = 0; i < vector.length; i++) {
                vector[i] += share * (one[i] - other[i]);
            }
        }
        return VectorSpace.normalized(vector);
    }

    private float[] any() {
        return real.get(random.nextInt(real.size()));
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
                WORDS,
                false);
    }

    private String words(int count) {
        return random.ints(count, 0, words.size()).mapToObj(words::get).collect(Collectors.joining(" "));
    }
}
