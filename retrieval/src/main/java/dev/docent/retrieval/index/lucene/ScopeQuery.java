package dev.docent.retrieval.index.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * The passages of a scope. The index is ordered by knowledge base, so those of one are neighbours in each segment: their
 * first and their number say which they are, and no list of them is read.
 */
final class ScopeQuery extends Query {

    private final List<Term> bases;

    /** @param bases of {@link PassageFilter#scope}, at least one */
    ScopeQuery(List<Term> bases) {
        this.bases = bases.stream().distinct().sorted().toList();
    }

    /** {@return the terms of its knowledge bases} */
    List<Term> bases() {
        return bases;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
                var stretches = stretches(leaf);
                return stretches.isEmpty()
                        ? null
                        : ConstantScoreScorerSupplier.fromIterator(
                                StretchIterator.over(stretches),
                                score(),
                                mode,
                                leaf.reader().maxDoc());
            }

            @Override
            public boolean isCacheable(LeafReaderContext leaf) {
                return true;
            }
        };
    }

    /** {@return where the passages are in a segment, removed ones among them, in their order} */
    List<Stretch> stretches(LeafReaderContext leaf) throws IOException {
        var terms = leaf.reader().terms(PassageFields.SCOPE);
        var stretches = new ArrayList<Stretch>();
        if (terms != null) {
            var found = terms.iterator();
            for (var base : bases) {
                if (found.seekExact(base.bytes())) {
                    var first = found.postings(null, PostingsEnum.NONE).nextDoc();
                    stretches.add(new Stretch(first, first + found.docFreq()));
                }
            }
        }
        return stretches;
    }

    /** {@return how many passages it has, removed ones counted until they are merged away} */
    long size(IndexReader reader) throws IOException {
        long size = 0;
        for (var base : bases) {
            size += reader.docFreq(base);
        }
        return size;
    }

    @Override
    public void visit(QueryVisitor visitor) {
        if (visitor.acceptField(PassageFields.SCOPE)) {
            visitor.visitLeaf(this);
        }
    }

    @Override
    public String toString(String field) {
        return "ScopeQuery" + bases;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScopeQuery scope && scope.bases.equals(bases);
    }

    @Override
    public int hashCode() {
        return bases.hashCode();
    }
}
