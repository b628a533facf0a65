package dev.docent.retrieval.index.lucene.vector;

import dev.docent.retrieval.index.DocScores;
import dev.docent.retrieval.index.lucene.segment.CandidateScores;
import dev.docent.retrieval.index.lucene.segment.CandidateScores.SegmentScorer;
import dev.docent.retrieval.index.lucene.segment.LuceneInternals;
import dev.docent.retrieval.index.lucene.segment.LuceneInternals.Optimization;
import dev.docent.retrieval.index.lucene.segment.SegmentDocs;
import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.SparseFixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares the raw vectors of passages with that of a query.
 *
 * @see Optimization#BULK_COMPARISON
 */
final class VectorScan {

    private final IndexSearcher searcher;
    private final LuceneInternals internals;
    private final String field;
    private final float[] vector;

    VectorScan(IndexSearcher searcher, LuceneInternals internals, String field, float[] vector) {
        this.searcher = searcher;
        this.internals = internals;
        this.field = field;
        this.vector = vector;
    }

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
        return internals.use(
                Optimization.BULK_COMPARISON,
                () -> best(filter, limit, this::compareInBulk),
                () -> best(filter, limit, this::compareEach));
    }

    private DocScores best(Weight filter, int limit, Comparison comparison) throws IOException {
        var best = new TopScoreDocCollectorManager(limit, Integer.MAX_VALUE).newCollector();
        for (var leaf : searcher.getIndexReader().leaves()) {
            var passages = filter.scorer(leaf);
            if (passages != null) {
                compare(leaf, passages.iterator(), best.getLeafCollector(leaf), comparison);
            }
        }
        return CandidateScores.of(best.topDocs());
    }

    /** {@return the nearest of the passages, without those that have no vector or are deleted} */
    DocScores best(Collection<Integer> docs, int limit) throws IOException {
        return internals.use(
                Optimization.BULK_COMPARISON,
                () -> best(docs, limit, this::compareInBulk),
                () -> best(docs, limit, this::compareEach));
    }

    private DocScores best(Collection<Integer> docs, int limit, Comparison comparison) throws IOException {
        var best = new TopScoreDocCollectorManager(limit, Integer.MAX_VALUE).newCollector();
        for (var segment : SegmentDocs.of(searcher, docs)) {
            var leaf = segment.leaf();
            var bits = new SparseFixedBitSet(leaf.reader().maxDoc());
            for (int doc : segment.docs()) {
                bits.set(doc - leaf.docBase);
            }
            var passages = new BitSetIterator(bits, segment.docs().length);
            compare(leaf, passages, best.getLeafCollector(leaf), comparison);
        }
        return CandidateScores.of(best.topDocs());
    }

    /** {@return the similarity of those of the passages that have a vector} */
    DocScores scores(Collection<Integer> docs) throws IOException {
        return internals.use(
                Optimization.BULK_COMPARISON,
                () -> CandidateScores.of(searcher, docs, this::rescorer),
                () -> CandidateScores.of(searcher, docs, this::comparer));
    }

    private @Nullable SegmentScorer rescorer(LeafReaderContext leaf) throws IOException {
        var vectors = leaf.reader().getFloatVectorValues(field);
        var scorer = vectors == null ? null : vectors.rescorer(vector);
        return scorer == null ? null : new SegmentScorer(scorer.iterator(), scorer::score);
    }

    private @Nullable SegmentScorer comparer(LeafReaderContext leaf) throws IOException {
        var vectors = leaf.reader().getFloatVectorValues(field);
        if (vectors == null) {
            return null;
        }
        var ordinals = vectors.iterator();
        return new SegmentScorer(ordinals, () -> similarity(vectors, ordinals.index()));
    }

    private void compare(LeafReaderContext leaf, DocIdSetIterator docs, LeafCollector best, Comparison comparison)
            throws IOException {
        var vectors = leaf.reader().getFloatVectorValues(field);
        if (vectors != null) {
            var current = new CurrentScore();
            best.setScorer(current);
            comparison.compare(vectors, docs, leaf.reader().getLiveDocs(), best, current);
        }
    }

    private void compareInBulk(
            FloatVectorValues vectors,
            DocIdSetIterator docs,
            @Nullable Bits live,
            LeafCollector best,
            CurrentScore current)
            throws IOException {
        var bulk = vectors.rescorer(vector).bulk(docs);
        var batch = new DocAndFloatFeatureBuffer();
        bulk.nextDocsAndScores(DocIdSetIterator.NO_MORE_DOCS, live, batch);
        while (batch.size > 0) {
            for (int i = 0; i < batch.size; i++) {
                current.score = batch.features[i];
                best.collect(batch.docs[i]);
            }
            bulk.nextDocsAndScores(DocIdSetIterator.NO_MORE_DOCS, live, batch);
        }
    }

    private void compareEach(
            FloatVectorValues vectors,
            DocIdSetIterator docs,
            @Nullable Bits live,
            LeafCollector best,
            CurrentScore current)
            throws IOException {
        var ordinals = vectors.iterator();
        for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
            if ((live == null || live.get(doc)) && CandidateScores.advanceExact(ordinals, doc)) {
                current.score = similarity(vectors, ordinals.index());
                best.collect(doc);
            }
        }
    }

    private float similarity(FloatVectorValues vectors, int ordinal) throws IOException {
        return VectorSimilarityFunction.DOT_PRODUCT.compare(vector, vectors.vectorValue(ordinal));
    }

    /** Compares the vectors of documents of one segment. */
    @FunctionalInterface
    private interface Comparison {
        void compare(
                FloatVectorValues vectors,
                DocIdSetIterator docs,
                @Nullable Bits live,
                LeafCollector best,
                CurrentScore current)
                throws IOException;
    }

    private static final class CurrentScore extends Scorable {

        private float score;

        @Override
        public float score() {
            return score;
        }
    }
}
