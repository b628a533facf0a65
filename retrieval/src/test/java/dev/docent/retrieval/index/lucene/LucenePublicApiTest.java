package dev.docent.retrieval.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.index.PassageIndexContract;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.Passages;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.index.lucene.segment.LuceneInternals;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index where every optimization on Lucene's internals is unavailable. */
class LucenePublicApiTest extends PassageIndexContract {

    private static final VectorSpace VECTORS = new VectorSpace("by-hand", Passages.DIMENSIONS);
    private static final List<String> WORDS = List.of("tenant", "elm", "street", "rent", "harbour");

    /** More than an exact comparison takes. */
    private static final int PASSAGES = 20_500;

    private static final int QUERIES = 10;
    private static final int BEST = 10;

    @Override
    protected PassageIndex open(Path folder) {
        return LucenePassageIndex.open(folder, VECTORS, LuceneInternals.unavailable(), ComputePool.INLINE);
    }

    @Test
    void findsTheSameWithTheSameScores(@TempDir Path folder) {
        try (var index = LucenePassageIndex.open(folder, VECTORS, ComputePool.INLINE)) {
            index.replace(new DocumentRef(Passages.OWNER, "sea"), passages(new Random(3)));
        }

        for (var mode : SearchMode.values()) {
            var optimized = hits(folder, mode, new LuceneInternals());
            var publicApi = hits(folder, mode, LuceneInternals.unavailable());

            assertThat(publicApi).hasSameSizeAs(optimized).hasSize(QUERIES * BEST);
            for (int i = 0; i < publicApi.size(); i++) {
                assertThat(publicApi.get(i).passage())
                        .isEqualTo(optimized.get(i).passage());
                assertThat(publicApi.get(i).score()).isCloseTo(optimized.get(i).score(), within(1e-4));
            }
        }
    }

    @SuppressWarnings("NullAway") // It does not see from a class file that it is the array that may be null.
    private static List<PassageHit> hits(Path folder, SearchMode mode, LuceneInternals internals) {
        var random = new Random(5);
        var hits = new ArrayList<PassageHit>();
        try (var index = LucenePassageIndex.open(folder, VECTORS, internals, ComputePool.INLINE)) {
            for (int query = 0; query < QUERIES; query++) {
                var vector = mode == SearchMode.KEYWORD ? null : vector(random);
                var scope = Scope.of(Passages.OWNER, Passages.BASE);
                hits.addAll(index.search(new PassageQuery(scope, words(random, 3), vector, mode, BEST, null)));
            }
        }
        return hits;
    }

    private static List<EmbeddedPassage> passages(Random random) {
        var source = Passages.source(Passages.OWNER, Passages.BASE, "sea");
        var passages = new ArrayList<EmbeddedPassage>();
        for (int ordinal = 0; ordinal < PASSAGES; ordinal++) {
            passages.add(Passages.passage(source, ordinal, words(random, 1 + random.nextInt(12)), vector(random)));
        }
        return passages;
    }

    private static String words(Random random, int count) {
        var words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
        }
        return words.toString();
    }

    private static float[] vector(Random random) {
        return Passages.unit(
                (float) random.nextGaussian(), (float) random.nextGaussian(), (float) random.nextGaussian());
    }
}
