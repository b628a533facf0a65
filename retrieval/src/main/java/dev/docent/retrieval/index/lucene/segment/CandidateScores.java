package dev.docent.retrieval.index.lucene.segment;

import dev.docent.retrieval.index.fusion.DocScores;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.IOFunction;
import org.jspecify.annotations.Nullable;

/** Scores of given documents, and of nothing else that a query matches. */
public final class CandidateScores {

    /**
     * Scores documents of one segment.
     *
     * @param docs the documents that have a score, by doc ID of the segment; not advanced yet
     * @param score of the current document
     */
    public record SegmentScorer(DocIdSetIterator docs, Score score) {}

    /** The score of the current document. */
    @FunctionalInterface
    public interface Score {
        float get() throws IOException;
    }

    private CandidateScores() {}

    /** {@return the scores of the hits} */
    public static DocScores of(TopDocs hits) {
        var docs = new int[hits.scoreDocs.length];
        var scores = new double[docs.length];
        for (int i = 0; i < docs.length; i++) {
            docs[i] = hits.scoreDocs[i].doc;
            scores[i] = hits.scoreDocs[i].score;
        }
        return DocScores.of(docs, scores);
    }

    /** {@return the scores that the query gives to those of the documents that it matches} */
    public static DocScores of(IndexSearcher searcher, Query query, Collection<Integer> docs) throws IOException {
        var weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, 1);
        return of(searcher, docs, leaf -> {
            var scorer = weight.scorer(leaf);
            return scorer == null ? null : new SegmentScorer(scorer.iterator(), scorer::score);
        });
    }

    /**
     * {@return the scores of those of the documents that have one}
     *
     * @param docs in any order, without duplicates
     * @param scorers of each segment; null where none of its documents has a score
     */
    public static DocScores of(
            IndexSearcher searcher,
            Collection<Integer> docs,
            IOFunction<LeafReaderContext, @Nullable SegmentScorer> scorers)
            throws IOException {
        var scored = new int[docs.size()];
        var scores = new double[scored.length];
        var count = 0;
        for (var segment : SegmentDocs.of(searcher, docs)) {
            var scorer = scorers.apply(segment.leaf());
            for (int i = 0; scorer != null && i < segment.docs().length; i++) {
                if (advanceExact(scorer.docs(), segment.docs()[i] - segment.leaf().docBase)) {
                    scored[count] = segment.docs()[i];
                    scores[count++] = scorer.score().get();
                }
            }
        }
        return DocScores.of(Arrays.copyOf(scored, count), Arrays.copyOf(scores, count));
    }

    /**
     * Advances to the document and returns whether the iterator has it. Targets must ascend; an earlier call may already
     * have moved the iterator to this document or beyond it.
     */
    public static boolean advanceExact(DocIdSetIterator docs, int target) throws IOException {
        return (docs.docID() < target ? docs.advance(target) : docs.docID()) == target;
    }
}
