package dev.docent.retrieval.index.lucene.vector;

import dev.docent.retrieval.index.fusion.DocScores;
import dev.docent.retrieval.index.lucene.segment.CandidateScores;
import dev.docent.retrieval.index.lucene.segment.CandidateScores.SegmentScorer;
import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Compares the raw vectors of passages with that of a query, one by one: among 18,000 vectors of 384 numbers that takes 0.9
 * ms, and Lucene's experimental bulk scorer 1.1 ms.
 */
@SuppressWarnings("ArrayRecordComponent")
record VectorScan(IndexSearcher searcher, String field, float[] vector) {

    /** {@return an upper bound of the number of passages that the filter matches} */
    long cost(Weight filter) throws IOException {
        long cost = 0;
        for (var leaf : searcher.getIndexReader().leaves()) {
            var passages = filter.scorerSupplier(leaf);
            cost += passages == null ? 0 : passages.cost();
        }
        return cost;
    }

    /** {@return the nearest passages that the filter matches} */
    DocScores best(Weight filter, int limit) throws IOException {
        var best = new TopScoreDocCollectorManager(limit, Integer.MAX_VALUE).newCollector();
        for (var leaf : searcher.getIndexReader().leaves()) {
            var passages = filter.scorer(leaf);
            if (passages != null) {
                compare(leaf, passages.iterator(), best.getLeafCollector(leaf));
            }
        }
        return CandidateScores.of(best.topDocs());
    }

    private void compare(LeafReaderContext leaf, DocIdSetIterator docs, LeafCollector best) throws IOException {
        var scorer = scorer(leaf);
        if (scorer == null) {
            return;
        }
        var live = leaf.reader().getLiveDocs();
        var current = new CurrentScore();
        best.setScorer(current);
        for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
            if ((live == null || live.get(doc)) && CandidateScores.advanceExact(scorer.docs(), doc)) {
                current.score = scorer.score().get();
                best.collect(doc);
            }
        }
    }

    /** {@return the similarity of those of the passages that have a vector} */
    DocScores scores(Collection<Integer> docs) throws IOException {
        return CandidateScores.of(searcher, docs, this::scorer);
    }

    private @Nullable SegmentScorer scorer(LeafReaderContext leaf) throws IOException {
        var vectors = leaf.reader().getFloatVectorValues(field);
        if (vectors == null) {
            return null;
        }
        var ordinals = vectors.iterator();
        return new SegmentScorer(
                ordinals,
                () -> VectorSimilarityFunction.DOT_PRODUCT.compare(vector, vectors.vectorValue(ordinals.index())));
    }

    private static final class CurrentScore extends Scorable {

        private float score;

        @Override
        public float score() {
            return score;
        }
    }
}
