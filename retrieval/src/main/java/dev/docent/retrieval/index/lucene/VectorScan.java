package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.index.NumberedScores;
import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.SparseFixedBitSet;

/** Compares the raw vectors of all passages that a filter lets through, many at a time. */
final class VectorScan {

    private final IndexSearcher searcher;
    private final String field;
    private final float[] vector;

    VectorScan(IndexSearcher searcher, String field, float[] vector) {
        this.searcher = searcher;
        this.field = field;
        this.vector = vector;
    }

    /** {@return how many passages the filter lets through at the most, removed ones counted} */
    long most(Weight filter) throws IOException {
        long most = 0;
        for (var leaf : searcher.getIndexReader().leaves()) {
            var passages = filter.scorerSupplier(leaf);
            most += passages == null ? 0 : passages.cost();
        }
        return most;
    }

    /** {@return the nearest} */
    TopDocs best(Weight filter, int limit) throws IOException {
        var best = new TopScoreDocCollectorManager(limit, Integer.MAX_VALUE).newCollector();
        for (var leaf : searcher.getIndexReader().leaves()) {
            var passages = filter.scorer(leaf);
            if (passages != null) {
                compare(leaf, passages.iterator(), best.getLeafCollector(leaf));
            }
        }
        return best.topDocs();
    }

    /** {@return the nearest of these; what has no vector or was removed is none of them} */
    TopDocs best(Collection<Integer> passages, int limit) throws IOException {
        var best = new TopScoreDocCollectorManager(limit, Integer.MAX_VALUE).newCollector();
        for (var part : Segments.of(searcher, passages)) {
            var docs = new SparseFixedBitSet(part.leaf().reader().maxDoc());
            for (int passage : part.passages()) {
                docs.set(passage - part.leaf().docBase);
            }
            compare(part.leaf(), new BitSetIterator(docs, part.passages().length), best.getLeafCollector(part.leaf()));
        }
        return best.topDocs();
    }

    /** {@return the scores of these passages; none of one that has no vector} */
    NumberedScores scores(Collection<Integer> passages) throws IOException {
        return GivenPassages.scores(searcher, passages, segment -> {
            var values = segment.reader().getFloatVectorValues(field);
            var compared = values == null ? null : values.rescorer(vector);
            return compared == null ? null : new GivenPassages.Scoring(compared.iterator(), compared::score);
        });
    }

    private void compare(LeafReaderContext leaf, DocIdSetIterator passages, LeafCollector best) throws IOException {
        var values = leaf.reader().getFloatVectorValues(field);
        if (values == null) {
            return;
        }
        var many = values.rescorer(vector).bulk(passages);
        var compared = new DocAndFloatFeatureBuffer();
        var current = new Score();
        best.setScorer(current);
        many.nextDocsAndScores(DocIdSetIterator.NO_MORE_DOCS, leaf.reader().getLiveDocs(), compared);
        while (compared.size > 0) {
            for (int i = 0; i < compared.size; i++) {
                current.score = compared.features[i];
                best.collect(compared.docs[i]);
            }
            many.nextDocsAndScores(DocIdSetIterator.NO_MORE_DOCS, leaf.reader().getLiveDocs(), compared);
        }
    }

    private static final class Score extends Scorable {

        private float score;

        @Override
        public float score() {
            return score;
        }
    }
}
