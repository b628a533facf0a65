package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.index.NumberedScores;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/** Scores passages that are given, whatever else matches, by anything that goes forwards through a segment. */
final class GivenPassages {

    /**
     * What scores the passages of one segment.
     *
     * @param passages those that it can score, by the segment's own numbers; not yet moved
     * @param score of the passage that they stand at
     */
    record Scoring(DocIdSetIterator passages, Score score) {}

    /** The score of a passage. */
    @FunctionalInterface
    interface Score {
        float get() throws IOException;
    }

    /** Gives each segment what scores its passages; null where none of them can be scored. */
    @FunctionalInterface
    interface Scorings {
        @Nullable
        Scoring in(LeafReaderContext segment) throws IOException;
    }

    private GivenPassages() {}

    /**
     * {@return the scores of these passages, of those that can be scored}
     *
     * @param passages Lucene's numbers, in any order and none twice
     */
    static NumberedScores scores(IndexSearcher searcher, Collection<Integer> passages, Scorings scorings)
            throws IOException {
        var numbers = new int[passages.size()];
        var scores = new double[numbers.length];
        var count = 0;
        for (var part : Segments.of(searcher, passages)) {
            var scoring = scorings.in(part.leaf());
            for (int i = 0; scoring != null && i < part.passages().length; i++) {
                if (reached(part.passages()[i] - part.leaf().docBase, scoring.passages())) {
                    numbers[count] = part.passages()[i];
                    scores[count++] = scoring.score().get();
                }
            }
        }
        return NumberedScores.of(Arrays.copyOf(numbers, count), Arrays.copyOf(scores, count));
    }

    /**
     * {@return whether a passage is among those, after the step to it; the step to an earlier one may have led here already,
     * where that one is not among them}
     */
    static boolean reached(int passage, DocIdSetIterator passages) throws IOException {
        var at = passages.docID() < passage ? passages.advance(passage) : passages.docID();
        return at == passage;
    }
}
