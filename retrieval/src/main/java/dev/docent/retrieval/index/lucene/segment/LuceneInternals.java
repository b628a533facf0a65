package dev.docent.retrieval.index.lucene.segment;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.util.IOSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The optimizations that rest on Lucene's internal or experimental classes, or on how Lucene computes scores. Each has an
 * equivalent on the public API, which finds the same with the same scores, only slower. It takes over until the index is
 * closed once a class or method of Lucene is missing or has changed ({@link LinkageError}).
 *
 * <p>Safe for concurrent use.
 */
public final class LuceneInternals {

    /** An optimization, and what it gains. */
    public enum Optimization {

        /**
         * Searches the graphs of a large scope with the scope as doc-ID ranges and with vectors prefetched into the cache,
         * instead of {@code KnnFloatVectorQuery} with a filter. The filter alone would collect a million doc IDs before a
         * graph search that takes 2.7 ms; prefetching reduces these to 2.0 ms.
         */
        GRAPH_SEARCH,

        /**
         * Computes BM25 and phrase scores of the best passages from term positions that are read once, instead of running
         * the query again for each use. Among 18,000 passages this reduces a keyword search from 0.6 to 0.4 ms and a hybrid
         * search from 2.2 to 1.6 ms.
         */
        KEYWORD_SCORES
    }

    private static final Logger log = LoggerFactory.getLogger(LuceneInternals.class);

    private final Set<Optimization> unavailable = ConcurrentHashMap.newKeySet();

    /** {@return an instance that uses the public API only} */
    public static LuceneInternals unavailable() {
        var internals = new LuceneInternals();
        internals.unavailable.addAll(EnumSet.allOf(Optimization.class));
        return internals;
    }

    /**
     * {@return the result of the optimized way, or of the public API where Lucene's internals differ}
     *
     * @param optimized must have no effect when it fails
     */
    public <T> T use(Optimization optimization, IOSupplier<T> optimized, IOSupplier<T> publicApi) throws IOException {
        if (!unavailable.contains(optimization)) {
            try {
                return optimized.get();
            } catch (LinkageError differs) {
                unavailable.add(optimization);
                log.warn("index.optimization-unavailable optimization={}", optimization, differs);
            }
        }
        return publicApi.get();
    }
}
