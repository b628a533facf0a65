package dev.docent.retrieval.index;

import dev.docent.retrieval.index.MissingPassage.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search that says why.
 *
 * @param hits what the search finds, best first
 * @param missing one for each passage that was asked for and is not among the hits
 */
public record ExplainedHits(List<ExplainedHit> hits, List<MissingPassage> missing) {

    public ExplainedHits {
        hits = List.copyOf(hits);
        missing = List.copyOf(missing);
    }

    /** A passage that was found, and why. */
    public record ExplainedHit(PassageHit hit, PassageExplanation explanation) {}

    /**
     * {@return those hits with at least the score; of the others, those asked for are missing for that. So are passages
     * beyond the limit with a lower score: a higher limit alone would not bring them}
     *
     * @param score 0..1
     * @param asked ids of the passages that were asked for
     */
    public ExplainedHits atLeast(double score, Collection<String> asked) {
        var left = new ArrayList<MissingPassage>();
        for (var each : hits) {
            var id = each.hit().passage().id();
            if (each.hit().score() < score && asked.contains(id)) {
                left.add(new MissingPassage(id, Reason.BELOW_MIN_SCORE, each.explanation()));
            }
        }
        missing.forEach(each -> left.add(
                isRankedBelow(score, each.explanation())
                        ? new MissingPassage(each.passage(), Reason.BELOW_MIN_SCORE, each.explanation())
                        : each));
        return new ExplainedHits(
                hits.stream().filter(each -> each.hit().score() >= score).toList(), left);
    }

    private static boolean isRankedBelow(double least, @Nullable PassageExplanation explanation) {
        return explanation != null && explanation.score() != null && explanation.score() < least;
    }
}
