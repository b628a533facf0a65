package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.index.ScoreFusion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the best passages of the fused ranking into a better order: what stands together counts beside what was found,
 * and meaning, scaled among the best alone, counts a second time, so that words do not get the upper hand.
 */
final class SecondStage {

    /** How many passages are looked at again. */
    static final int DEPTH = 50;

    private static final double TOGETHER = 0.7;
    private static final double MEANING = 0.3;
    private static final double HIGHEST = 1 + TOGETHER + MEANING;

    private final TermWindows windows;

    SecondStage(TermWindows windows) {
        this.windows = windows;
    }

    /**
     * {@return all passages with their scores, best first, 0..1}
     *
     * @param best those that are looked at again, whose places were read
     * @param fused scores of the first stage, 0..1, best first
     * @param semantic has the similarity of those among the best that have a vector
     */
    Map<Integer, Double> reordered(List<Integer> best, Map<Integer, Double> fused, Ranking semantic) {
        var together = windows.of(best);
        var meaning = ScoreFusion.scaled(similarities(best, semantic));
        var scores = new LinkedHashMap<Integer, Double>();
        fused.forEach((passage, score) -> scores.put(
                passage,
                (score + TOGETHER * together.getOrDefault(passage, 0.0) + MEANING * meaning.getOrDefault(passage, 0.0))
                        / HIGHEST));
        return ScoreFusion.sorted(scores);
    }

    private static Map<Integer, Double> similarities(List<Integer> passages, Ranking semantic) {
        var similarities = new LinkedHashMap<Integer, Double>();
        passages.stream().filter(semantic::has).forEach(passage -> similarities.put(passage, semantic.score(passage)));
        return similarities;
    }
}
