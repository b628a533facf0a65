package dev.docent.retrieval.index.lucene.keyword;

import dev.docent.retrieval.index.lucene.field.PassageFields;
import dev.docent.retrieval.index.lucene.filter.ScopeQuery;
import dev.docent.retrieval.index.lucene.segment.DocIdRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermStatistics;
import org.jspecify.annotations.Nullable;

/**
 * A searcher whose BM25 statistics count the passages of one scope only. Statistics of the whole index would tell in the
 * scores how many passages of other owners have a word. Deleted passages do not count either: they disappear when segments
 * are merged, and the writes of others decide when that is.
 *
 * <p>The similarity reads document frequencies and lengths alone, so that total term frequencies are not counted.
 *
 * <p>Safe for concurrent use by the parts of one search.
 */
public final class ScopeSearcher extends IndexSearcher {

    private final List<List<DocIdRange>> ranges = new ArrayList<>();
    private final PassageLengths lengths;
    private final Map<Term, Integer> docFreqs = new ConcurrentHashMap<>();

    /** @param lengths of the index that is searched */
    public ScopeSearcher(IndexSearcher index, ScopeQuery scope, PassageLengths lengths) throws IOException {
        super(index.getTopReaderContext());
        setSimilarity(index.getSimilarity());
        for (var leaf : index.getLeafContexts()) {
            ranges.add(scope.ranges(leaf));
        }
        this.lengths = lengths;
    }

    /** {@return the ranges of the scope in a segment, ascending; they include deleted passages} */
    List<DocIdRange> ranges(LeafReaderContext leaf) {
        return ranges.get(leaf.ord);
    }

    /** {@return the number of passages in the scope} */
    int docCount() throws IOException {
        return Math.toIntExact(lengths().count());
    }

    /** {@return the number of passages in the scope that have the term; repeated calls do not count again} */
    int docFreq(Term term, TermStates states) throws IOException {
        var known = docFreqs.get(term);
        if (known != null) {
            return known;
        }
        var count = 0;
        for (var leaf : getLeafContexts()) {
            var supplier = ranges(leaf).isEmpty() ? null : states.get(leaf);
            var state = supplier == null ? null : supplier.get();
            count += state == null ? 0 : docFreq(term, leaf, state);
        }
        docFreqs.put(term, count);
        return count;
    }

    private int docFreq(Term term, LeafReaderContext leaf, TermState state) throws IOException {
        var reader = leaf.reader();
        var terms = reader.terms(term.field()).iterator();
        terms.seekExact(term.bytes(), state);
        var size = ranges(leaf).stream().mapToInt(DocIdRange::length).sum();
        return size == reader.maxDoc() && !reader.hasDeletions()
                ? terms.docFreq()
                : DocIdRange.count(
                        ranges(leaf), terms.postings(null, PostingsEnum.NONE), terms.docFreq(), reader.getLiveDocs());
    }

    @Override
    public TermStatistics termStatistics(Term term, int docFreq, long totalTermFreq) throws IOException {
        var known = docFreqs.get(term);
        var inScope = known == null ? docFreq(term, TermStates.build(this, term, false)) : known;
        return new TermStatistics(term.bytes(), inScope, inScope);
    }

    @Override
    public @Nullable CollectionStatistics collectionStatistics(String field) throws IOException {
        if (!field.equals(PassageFields.WORDS)) {
            return super.collectionStatistics(field);
        }
        var all = lengths();
        return all.count() == 0
                ? null
                : new CollectionStatistics(field, all.count(), all.count(), all.sum(), all.sum());
    }

    private PassageLengths.Total lengths() throws IOException {
        var total = PassageLengths.Total.NONE;
        for (var leaf : getLeafContexts()) {
            for (var range : ranges(leaf)) {
                total = total.plus(lengths.of(leaf.reader(), range));
            }
        }
        return total;
    }
}
