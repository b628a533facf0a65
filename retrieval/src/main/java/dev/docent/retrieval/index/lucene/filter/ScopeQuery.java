package dev.docent.retrieval.index.lucene.filter;

import dev.docent.retrieval.index.lucene.field.PassageFields;
import dev.docent.retrieval.index.lucene.segment.DocIdRange;
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
 * Matches the passages of a scope. The index is sorted by knowledge base, so the passages of one are consecutive in each
 * segment: the first doc ID and the document frequency give their range, and no postings are read.
 */
public final class ScopeQuery extends Query {

    private final List<Term> terms;

    /** @param terms of the knowledge bases, at least one */
    ScopeQuery(List<Term> terms) {
        this.terms = terms.stream().distinct().sorted().toList();
    }

    /** {@return the terms of the knowledge bases} */
    public List<Term> terms() {
        return terms;
    }

    /** {@return the ranges of the passages in a segment, ascending; they include deleted passages} */
    public List<DocIdRange> ranges(LeafReaderContext leaf) throws IOException {
        var all = leaf.reader().terms(PassageFields.SCOPE);
        var ranges = new ArrayList<DocIdRange>();
        if (all != null) {
            var iterator = all.iterator();
            for (var term : terms) {
                if (iterator.seekExact(term.bytes())) {
                    var first = iterator.postings(null, PostingsEnum.NONE).nextDoc();
                    ranges.add(new DocIdRange(first, first + iterator.docFreq()));
                }
            }
        }
        return ranges;
    }

    /** {@return the number of passages, including deleted ones that are not merged away yet} */
    public long size(IndexReader reader) throws IOException {
        long size = 0;
        for (var term : terms) {
            size += reader.docFreq(term);
        }
        return size;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
                var ranges = ranges(leaf);
                return ranges.isEmpty()
                        ? null
                        : ConstantScoreScorerSupplier.fromIterator(
                                DocIdRange.iterator(ranges),
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

    @Override
    public void visit(QueryVisitor visitor) {
        if (visitor.acceptField(PassageFields.SCOPE)) {
            visitor.visitLeaf(this);
        }
    }

    @Override
    public String toString(String field) {
        return "ScopeQuery" + terms;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScopeQuery scope && scope.terms.equals(terms);
    }

    @Override
    public int hashCode() {
        return terms.hashCode();
    }
}
