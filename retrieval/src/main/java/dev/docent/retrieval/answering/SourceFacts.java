package dev.docent.retrieval.answering;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.Set;

/**
 * The {@link Facts} of the sources that were read last, some megabytes of them: each sentence of an answer is checked against
 * the same few sources. Safe for concurrent use.
 */
final class SourceFacts {

    private static final long CACHED_BYTES = 8L << 20;

    /** What a fact takes in memory: its text, and its place in a set. */
    private static final int BYTES_OF_A_FACT = 64;

    private final LoadingCache<String, Set<String>> cache;

    SourceFacts(Facts facts) {
        this.cache = Caffeine.newBuilder()
                .maximumWeight(CACHED_BYTES)
                .weigher((String source, Set<String> found) -> 2 * source.length() + BYTES_OF_A_FACT * found.size())
                .build(source -> Set.copyOf(facts.in(source)));
    }

    /** {@return all facts of a source, in every possible reading} */
    Set<String> of(String source) {
        return cache.get(source);
    }
}
