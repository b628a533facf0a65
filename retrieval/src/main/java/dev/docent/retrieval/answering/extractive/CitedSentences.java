package dev.docent.retrieval.answering.extractive;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.words.WordAnalyzers;
import java.util.List;

/**
 * The sentences of the passages that were cited last, some megabytes of them: the sentences of an answer cite the same few
 * passages. Safe for concurrent use.
 */
final class CitedSentences {

    private static final long CACHED_BYTES = 8L << 20;

    /** What a character of a passage takes in memory as sentences with their analyzed words. */
    private static final int BYTES_OF_A_CHARACTER = 20;

    private final WordAnalyzers analyzers;
    private final Cache<Passage, List<Candidate>> cache = Caffeine.newBuilder()
            .maximumWeight(CACHED_BYTES)
            .weigher((Passage passage, List<Candidate> sentences) ->
                    BYTES_OF_A_CHARACTER * passage.text().length())
            .build();

    CitedSentences(WordAnalyzers analyzers) {
        this.analyzers = analyzers;
    }

    /** {@return the sentences of the passage, in order} */
    List<Candidate> of(PassageHit hit) {
        return cache.get(
                hit.passage(),
                passage -> List.copyOf(Candidate.of(List.of(hit), analyzers).getFirst()));
    }
}
