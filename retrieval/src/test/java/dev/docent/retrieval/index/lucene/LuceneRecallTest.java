package dev.docent.retrieval.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import dev.docent.retrieval.passage.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recall of vector search where the graphs are used. */
class LuceneRecallTest {

    private static final int DIMENSIONS = 64;
    private static final int PASSAGES = 20_500;
    private static final int OTHERS = 3_000;

    /** Two owners with the same hash, whose vectors share a field. */
    private static final String OWNER = "Aa";

    private static final String NEIGHBOUR = "BB";
    private static final int QUESTIONS = 20;
    private static final int BEST = 10;

    @TempDir
    Path folder;

    private final Random random = new Random(5);

    @Test
    void isAboveNineteenTwentiethsWithExactScoresInASharedField() throws IOException {
        try (var index = LucenePassageIndex.open(folder, new VectorSpace("random", DIMENSIONS), ComputePool.INLINE)) {
            index.put(new DocumentRef(NEIGHBOUR, "sea"), passages(NEIGHBOUR, OTHERS));
            index.put(new DocumentRef(OWNER, "lake"), passages(OWNER, "lake", OTHERS));
            var passages = passages(OWNER, PASSAGES);
            index.put(new DocumentRef(OWNER, "sea"), passages);
            index.delete(new DocumentRef(OWNER, "lake"));

            var found = 0L;
            for (var question = 0; question < QUESTIONS; question++) {
                var vector = vector();
                var nearest = nearest(passages, vector);
                var hits = search(index, OWNER, vector);
                assertThat(hits).allSatisfy(hit -> {
                    assertThat(hit.passage().source().owner()).isEqualTo(OWNER);
                    assertThat(hit.passage().source().document()).isEqualTo("sea");
                    var raw = passages.get(hit.passage().ordinal()).vector();
                    assertThat(hit.semantic()).isCloseTo(dot(raw, vector), within(1e-5));
                });
                found += hits.stream()
                        .filter(hit -> nearest.contains(hit.passage().ordinal()))
                        .count();
            }

            assertThat(found).isGreaterThan(QUESTIONS * BEST * 95 / 100);
        }
    }

    @Test
    void isOneWhereThePassagesAreFew() throws IOException {
        try (var index = LucenePassageIndex.open(folder, new VectorSpace("random", DIMENSIONS), ComputePool.INLINE)) {
            index.replace(new DocumentRef(NEIGHBOUR, "sea"), passages(NEIGHBOUR, OTHERS));
            var passages = passages(OWNER, OTHERS);
            index.replace(new DocumentRef(OWNER, "sea"), passages);
            var vector = vector();

            assertThat(search(index, OWNER, vector))
                    .extracting(hit -> hit.passage().ordinal())
                    .containsExactlyElementsOf(nearest(passages, vector));
        }
    }

    @Test
    void includesKeywordHitsOfAParallelSearch() throws IOException {
        try (var index = LucenePassageIndex.open(folder, new VectorSpace("random", DIMENSIONS), ComputePool.INLINE)) {
            var passages = new ArrayList<>(passages(OWNER, PASSAGES / 3));
            var named = passages.getLast().passage();
            passages.add(new EmbeddedPassage(
                    new Passage(
                            "sea-" + PASSAGES,
                            named.source(),
                            PASSAGES,
                            "Beacon",
                            0,
                            6,
                            null,
                            null,
                            List.of(),
                            1,
                            false),
                    vector()));
            index.replace(new DocumentRef(OWNER, "sea"), passages);
            var near = passages.getFirst();

            var hits = index.search(
                    new PassageQuery(Scope.of(OWNER, "base"), "beacon", near.vector(), SearchMode.HYBRID, 2, null));

            assertThat(hits)
                    .extracting(hit -> hit.passage().id())
                    .containsExactlyInAnyOrder("sea-0", "sea-" + PASSAGES);
            assertThat(hits).allSatisfy(hit -> assertThat(hit.semantic()).isNotNull());
        }
    }

    private static List<PassageHit> search(LucenePassageIndex index, String owner, float[] vector) {
        return index.search(
                new PassageQuery(Scope.of(owner, "base"), "waves", vector, SearchMode.SEMANTIC, BEST, null));
    }

    private static List<Integer> nearest(List<EmbeddedPassage> passages, float[] vector) {
        return passages.stream()
                .sorted(Comparator.comparingDouble(passage -> -dot(passage.vector(), vector)))
                .limit(BEST)
                .map(passage -> passage.passage().ordinal())
                .toList();
    }

    private List<EmbeddedPassage> passages(String owner, int count) {
        return passages(owner, "sea", count);
    }

    private List<EmbeddedPassage> passages(String owner, String document, int count) {
        return IntStream.range(0, count)
                .mapToObj(ordinal -> passage(owner, document, ordinal))
                .toList();
    }

    private EmbeddedPassage passage(String owner, String document, int ordinal) {
        var source = new PassageSource(owner, "base", document, "sea.txt", "text/plain", Instant.EPOCH, Map.of(), null);
        return new EmbeddedPassage(
                new Passage(document + "-" + ordinal, source, ordinal, "Waves", 0, 5, null, null, List.of(), 1, false),
                vector());
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
