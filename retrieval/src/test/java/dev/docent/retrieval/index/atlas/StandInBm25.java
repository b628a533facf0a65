package dev.docent.retrieval.index.atlas;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** BM25 as Lucene counts it, over texts that are given as their words. */
public final class StandInBm25 {

    private static final double K1 = 1.2;
    private static final double B = 0.75;

    private final long texts;
    private final double average;
    private final Map<String, Integer> having = new HashMap<>();

    public StandInBm25(List<List<String>> all) {
        var written = all.stream().filter(each -> !each.isEmpty()).toList();
        this.texts = written.size();
        this.average = written.stream().mapToInt(List::size).average().orElse(1);
        written.forEach(words -> new HashSet<>(words).forEach(word -> having.merge(word, 1, Integer::sum)));
    }

    public double score(List<String> asked, List<String> words) {
        var norm = K1 * (1 - B + B * words.size() / average);
        return asked.stream()
                .mapToDouble(word -> {
                    int often = Collections.frequency(words, word);
                    return rarity(word) * often / (often + norm);
                })
                .sum();
    }

    private double rarity(String word) {
        double with = having.getOrDefault(word, 0);
        return Math.log(1 + (texts - with + 0.5) / (with + 0.5));
    }
}
