package dev.docent.retrieval.index.remote;

import dev.docent.retrieval.index.IndexStatistics;
import dev.docent.retrieval.words.QueryWord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * BM25 with the statistics of the scope that is searched, for engines whose own statistics count the passages of all owners.
 * All forms of a word count as one term, and lengths are counted in tokens.
 *
 * @param scope what the scope holds
 * @param having number of passages in the scope that have any form of the word
 * @see <a href="https://doi.org/10.1561/1500000019">Robertson and Zaragoza: The probabilistic relevance framework.
 *     2009</a>
 */
public record ScopeBm25(IndexStatistics scope, Map<QueryWord, Long> having) {

    private static final double K1 = 1.2;
    private static final double B = 0.75;

    /** {@return how many of the passages have each word} */
    public static Map<QueryWord, Long> having(List<QueryWord> words, List<FoundPassage> passages) {
        var byForm = new HashMap<String, QueryWord>();
        words.forEach(word -> word.forms().forEach(form -> byForm.put(form, word)));
        var having = new HashMap<QueryWord, Long>();
        for (var passage : passages) {
            var here = new HashSet<QueryWord>();
            passage.words().forEach(word -> {
                var asked = byForm.get(word);
                if (asked != null && here.add(asked)) {
                    having.merge(asked, 1L, Long::sum);
                }
            });
        }
        return having;
    }

    /** {@return the score of a passage of the scope; 0 if it has none of the words} */
    public double score(FoundPassage passage) {
        // Records may lag behind the passages that the engine counts, or be ahead of them.
        var passages = Math.max(
                scope.passages(),
                having.values().stream().mapToLong(Long::longValue).max().orElse(0));
        var mean = scope.passages() == 0 ? 1 : Math.max(1, scope.tokens() / (double) scope.passages());
        var norm = K1 * (1 - B + B * passage.tokens() / mean);
        return having.entrySet().stream()
                .mapToDouble(each -> {
                    var frequency = passage.words().stream()
                            .filter(each.getKey().forms()::contains)
                            .count();
                    return idf(each.getValue(), passages) * frequency / (frequency + norm);
                })
                .sum();
    }

    private static double idf(long having, long passages) {
        return Math.log(1 + (passages - having + 0.5) / (having + 0.5));
    }

    /**
     * A passage that an engine found.
     *
     * @param words its words, analyzed
     * @param tokens its length
     */
    public record FoundPassage(PassageKey key, List<String> words, int tokens) {}
}
