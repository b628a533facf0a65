package dev.docent.retrieval.index.lucene.segment;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * A range of doc IDs of one segment.
 *
 * @param first the first doc ID
 * @param end the doc ID after the last
 */
public record DocIdRange(int first, int end) {

    /** The number of doc IDs in a bit set; below it, documents are counted one by one. */
    private static final int SETS = 4096;

    public int length() {
        return end - first;
    }

    /**
     * {@return all doc IDs of the ranges} A single range gets Lucene's own iterator, which its collectors treat faster.
     *
     * @param ranges at least one, ascending and disjoint
     */
    public static DocIdSetIterator iterator(List<DocIdRange> ranges) {
        return ranges.size() == 1
                ? DocIdSetIterator.range(
                        ranges.getFirst().first(), ranges.getFirst().end())
                : new RangesIterator(ranges);
    }

    /**
     * {@return how many of the documents are in the ranges}
     *
     * @param ranges ascending and disjoint
     * @param docs not advanced yet
     * @param cost of reading all documents: their number
     * @param live the documents that are not deleted; null if none is
     */
    public static int count(List<DocIdRange> ranges, DocIdSetIterator docs, int cost, @Nullable Bits live)
            throws IOException {
        var count = 0;
        for (var range : ranges) {
            if (docs.docID() < range.first()) {
                docs.advance(range.first());
            }
            count +=
                    Math.min(range.length(), cost) < SETS ? range.counted(docs, live) : range.countedInSets(docs, live);
        }
        return count;
    }

    private int counted(DocIdSetIterator docs, @Nullable Bits live) throws IOException {
        var count = 0;
        for (var doc = docs.docID(); doc < end; doc = docs.nextDoc()) {
            count += live == null || live.get(doc) ? 1 : 0;
        }
        return count;
    }

    /** Lucene decodes dense postings to bit sets many at a time. */
    private int countedInSets(DocIdSetIterator docs, @Nullable Bits live) throws IOException {
        var set = new FixedBitSet(SETS);
        var count = 0;
        while (docs.docID() < end) {
            var offset = docs.docID();
            docs.intoBitSet((int) Math.min(end, (long) offset + SETS), set, offset);
            if (live != null) {
                live.applyMask(set, offset);
            }
            count += set.cardinality();
            set.clear();
        }
        return count;
    }

    private static final class RangesIterator extends DocIdSetIterator {

        private final List<DocIdRange> ranges;
        private int current;
        private int doc = -1;

        RangesIterator(List<DocIdRange> ranges) {
            this.ranges = ranges;
        }

        @Override
        public int docID() {
            return doc;
        }

        @Override
        public int nextDoc() {
            return advance(doc + 1);
        }

        @Override
        public int advance(int target) {
            while (current < ranges.size() && target >= ranges.get(current).end()) {
                current++;
            }
            doc = current == ranges.size()
                    ? NO_MORE_DOCS
                    : Math.max(target, ranges.get(current).first());
            return doc;
        }

        @Override
        public long cost() {
            return ranges.stream().mapToLong(DocIdRange::length).sum();
        }
    }
}
