package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.index.NumberedScores;
import java.util.List;

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
     * {@return all passages with their scores, 0..1}
     *
     * @param best those that are looked at again, whose places were read
     * @param fused scores of the first stage, 0..1
     * @param compared has the similarity of those among the best that have a vector
     */
    NumberedScores reordered(List<Integer> best, NumberedScores fused, NumberedScores compared) {
        var together = windows.of(best);
        var meaning = compared.only(best).scaled();
        return fused.sum(1, together.sum(TOGETHER, meaning, MEANING), 1).map(score -> score / HIGHEST);
    }
}
