package dev.docent.retrieval.index.lucene.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.docent.retrieval.index.lucene.segment.LuceneInternals.Optimization;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.util.IOSupplier;
import org.junit.jupiter.api.Test;

class LuceneInternalsTest {

    private final LuceneInternals internals = new LuceneInternals();

    @Test
    void useTheOptimizedWay() throws IOException {
        assertThat(internals.use(Optimization.GRAPH_SEARCH, () -> "optimized", () -> "public"))
                .isEqualTo("optimized");
    }

    @Test
    void fallBackForGoodWhereAClassOrAMethodIsMissing() throws IOException {
        var tries = new AtomicInteger();
        IOSupplier<String> missing = () -> {
            tries.incrementAndGet();
            throw new NoSuchMethodError("org.apache.lucene.util.hnsw.HnswGraphSearcher.search");
        };

        for (int search = 0; search < 3; search++) {
            assertThat(internals.use(Optimization.GRAPH_SEARCH, missing, () -> "public"))
                    .isEqualTo("public");
        }

        assertThat(tries).hasValue(1);
        assertThat(internals.use(Optimization.KEYWORD_SCORES, () -> "optimized", () -> "public"))
                .isEqualTo("optimized");
    }

    @Test
    void doNotHideOtherFailures() {
        assertThatIOException()
                .isThrownBy(() -> internals.use(
                        Optimization.GRAPH_SEARCH,
                        () -> {
                            throw new IOException("disk");
                        },
                        () -> "public"))
                .withMessage("disk");
    }

    @Test
    void canBeUnavailableFromTheStart() throws IOException {
        for (var each : Optimization.values()) {
            assertThat(LuceneInternals.unavailable().use(each, () -> "optimized", () -> "public"))
                    .isEqualTo("public");
        }
    }
}
