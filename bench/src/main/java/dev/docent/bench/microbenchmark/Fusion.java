package dev.docent.bench.microbenchmark;

import dev.docent.retrieval.index.fusion.DocScores;
import dev.docent.retrieval.index.fusion.ScoreFusion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Fuses two lists of 200 that share half of their entries, and keeps the best fifty. */
@State(Scope.Benchmark)
public class Fusion {

    private static final int DEPTH = 200;
    private static final int BEST = 50;

    private final List<Map<Integer, Double>> lists = List.of(ranking(1), ranking(2));
    private final DocScores first = numbered(lists.getFirst());
    private final DocScores second = numbered(lists.getLast());

    private static Map<Integer, Double> ranking(long seed) {
        var random = new Random(seed);
        var ranking = new LinkedHashMap<Integer, Double>();
        for (var score = 1.0; ranking.size() < DEPTH; score *= 0.99) {
            ranking.putIfAbsent(random.nextInt(2 * DEPTH), score);
        }
        return ranking;
    }

    private static DocScores numbered(Map<Integer, Double> ranking) {
        return DocScores.of(
                ranking.keySet().stream().mapToInt(each -> each).toArray(),
                ranking.values().stream().mapToDouble(each -> each).toArray());
    }

    @Benchmark
    public List<Integer> docent() {
        return ScoreFusion.fuse(first, second).best(BEST);
    }

    /** Merges both into one map and sorts it. */
    @Benchmark
    public List<Integer> mergeAndSort() {
        var all = new HashMap<>(lists.getFirst());
        lists.getLast().forEach((item, score) -> all.merge(item, score, Double::sum));
        var sorted = new ArrayList<>(all.entrySet());
        sorted.sort(Entry.<Integer, Double>comparingByValue().reversed());
        return sorted.stream().limit(BEST).map(Entry::getKey).toList();
    }
}
