package dev.docent.retrieval.index.lucene.segment;

import java.util.List;
import org.apache.lucene.search.DocIdSetIterator;

/**
 * A range of doc IDs of one segment.
 *
 * @param first the first doc ID
 * @param end the doc ID after the last
 */
public record DocIdRange(int first, int end) {

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
