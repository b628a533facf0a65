package dev.docent.retrieval.index;

import static dev.docent.retrieval.index.Passages.BASE;
import static dev.docent.retrieval.index.Passages.OWNER;
import static dev.docent.retrieval.index.Passages.passage;
import static dev.docent.retrieval.index.Passages.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.index.ExplainedHits.ExplainedHit;
import dev.docent.retrieval.index.MissingPassage.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainedHitsTest {

    private static final MissingPassage FILTERED = new MissingPassage("filtered", Reason.FILTERED, null);
    private static final MissingPassage WEAK = new MissingPassage("weak", Reason.BEYOND_LIMIT, why(9, 0.1));
    private static final MissingPassage FAIR = new MissingPassage("fair", Reason.BEYOND_LIMIT, why(8, 0.5));

    private final ExplainedHits hits =
            new ExplainedHits(List.of(hit(0, 0.9), hit(1, 0.5), hit(2, 0.4)), List.of(FILTERED, WEAK, FAIR));

    @Test
    void keepsWhatHasTheScore() {
        assertThat(hits.atLeast(0.5, List.of()).hits()).containsExactly(hit(0, 0.9), hit(1, 0.5));
        assertThat(hits.atLeast(0, List.of("sea-2", "weak"))).isEqualTo(hits);
    }

    @Test
    void tellsWhatWasAskedForAndHasLess() {
        var left = hits.atLeast(0.5, List.of("sea-0", "sea-2", "filtered", "weak", "fair"));

        assertThat(left.missing())
                .containsExactlyInAnyOrder(
                        new MissingPassage("sea-2", Reason.BELOW_MIN_SCORE, why(3, 0.4)),
                        FILTERED,
                        new MissingPassage("weak", Reason.BELOW_MIN_SCORE, why(9, 0.1)),
                        FAIR);
    }

    private static ExplainedHit hit(int ordinal, double score) {
        var passage =
                passage(source(OWNER, BASE, "sea"), ordinal, "A wave", 1, 0, 0).passage();
        return new ExplainedHit(new PassageHit(passage, score, null, null), why(ordinal + 1, score));
    }

    private static PassageExplanation why(int rank, double score) {
        return new PassageExplanation(rank, score, null, null, List.of(), List.of(), null);
    }
}
