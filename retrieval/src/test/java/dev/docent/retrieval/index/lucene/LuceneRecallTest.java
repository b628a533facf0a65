package dev.docent.retrieval.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import dev.docent.retrieval.passage.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many of the truly nearest passages are found where comparing all would take too long. */
class LuceneRecallTest {

    private static final int DIMENSIONS = 64;
    private static final int PASSAGES = 10_500;
    private static final int QUESTIONS = 20;
    private static final int BEST = 10;

    @TempDir
    Path folder;

    private final Random random = new Random(5);

    @Test
    void isNearlyAllEvenWhenFewAreWanted() throws IOException {
        try (var index = LucenePassageIndex.open(folder, new VectorSpace("random", DIMENSIONS))) {
            var passages = IntStream.range(0, PASSAGES).mapToObj(this::passage).toList();
            index.replace("ada", "sea", passages);

            var found = 0L;
            for (var question = 0; question < QUESTIONS; question++) {
                var vector = vector();
                var nearest = nearest(passages, vector);
                found += index
                        .search(new PassageQuery(
                                Scope.of("ada", "base"), "waves", vector, SearchMode.SEMANTIC, BEST, null))
                        .stream()
                        .filter(hit -> nearest.contains(hit.passage().ordinal()))
                        .count();
            }

            assertThat(found).isGreaterThan(QUESTIONS * BEST * 95 / 100);
        }
    }

    private static List<Integer> nearest(List<EmbeddedPassage> passages, float[] vector) {
        return passages.stream()
                .sorted(Comparator.comparingDouble(passage -> -dot(passage.vector(), vector)))
                .limit(BEST)
                .map(passage -> passage.passage().ordinal())
                .toList();
    }

    private EmbeddedPassage passage(int ordinal) {
        var source = new PassageSource("ada", "base", "sea", "sea.txt", "text/plain", Instant.EPOCH, Map.of());
        return new EmbeddedPassage(
                new Passage("sea-" + ordinal, source, ordinal, "Waves", 0, 5, null, null, List.of(), 1), vector());
    }

    private float[] vector() {
        var vector = new float[DIMENSIONS];
        for (var i = 0; i < DIMENSIONS; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        var length = (float) Math.sqrt(dot(vector, vector));
        for (var i = 0; i < DIMENSIONS; i++) {
            vector[i] /= length;
        }
        return vector;
    }

    private static double dot(float[] one, float[] other) {
        var sum = 0.0;
        for (var i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
