package dev.docent.retrieval.index.lucene.vector;

import dev.docent.retrieval.index.lucene.segment.DocIdRange;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FilteredDocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** The live documents of some doc-ID ranges, as the documents that a vector search accepts. */
final class AcceptedRanges extends AcceptDocs implements Bits {

    private final List<DocIdRange> ranges;
    private final @Nullable Bits live;
    private final int length;

    /** @param ranges at least one, ascending and disjoint */
    AcceptedRanges(List<DocIdRange> ranges, LeafReader segment) {
        this.ranges = ranges;
        this.live = segment.getLiveDocs();
        this.length = segment.maxDoc();
    }

    @Override
    public boolean get(int doc) {
        return isInRange(doc) && isLive(doc);
    }

    private boolean isInRange(int doc) {
        for (var range : ranges) {
            if (doc < range.end()) {
                return doc >= range.first();
            }
        }
        return false;
    }

    private boolean isLive(int doc) {
        return live == null || live.get(doc);
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public Bits bits() {
        return this;
    }

    @Override
    public DocIdSetIterator iterator() {
        var all = DocIdRange.iterator(ranges);
        return live == null
                ? all
                : new FilteredDocIdSetIterator(all) {
                    @Override
                    protected boolean match(int doc) {
                        return isLive(doc);
                    }
                };
    }

    /** Includes deleted documents, since a cost is an upper bound. */
    @Override
    public int cost() {
        return ranges.stream().mapToInt(DocIdRange::length).sum();
    }
}
