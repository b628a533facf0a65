package dev.docent.retrieval.index;

import dev.docent.retrieval.index.MissingPassage.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a search with explanations.
 *
 * @param hits best first
 * @param missing the passages to explain that are not among the hits
 */
public record ExplainedHits(List<ExplainedHit> hits, List<MissingPassage> missing) {

    public ExplainedHits {
        hits = List.copyOf(hits);
        missing = List.copyOf(missing);
    }

    /** A hit and its explanation. */
    public record ExplainedHit(PassageHit hit, PassageExplanation explanation) {}

    /**
     * {@return the hits with at least this score} The reason of other passages to explain becomes {@link
     * Reason#BELOW_MIN_SCORE}, also beyond the limit, where a higher limit would not add them.
     *
     * @param score 0..1
     * @param asked ids of the passages to explain
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
