package dev.docent.retrieval.index.lucene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;

/** Passages by the segment they are in, since most of what an index has is read segment by segment and forwards alone. */
final class Segments {

    /**
     * Passages of one segment.
     *
     * @param passages rising, by the numbers they have in the whole index
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Part(LeafReaderContext leaf, int[] passages) {}

    private Segments() {}

    /**
     * {@return the passages by segment}
     *
     * @param passages in any order, none twice
     */
    static List<Part> of(IndexSearcher searcher, Collection<Integer> passages) {
        var sorted = passages.stream().mapToInt(Integer::intValue).toArray();
        Arrays.sort(sorted);
        var leaves = searcher.getIndexReader().leaves();
        var parts = new ArrayList<Part>();
        for (int first = 0; first < sorted.length; ) {
            var leaf = leaves.get(ReaderUtil.subIndex(sorted[first], leaves));
            var end = first;
            while (end < sorted.length
                    && sorted[end] < leaf.docBase + leaf.reader().maxDoc()) {
                end++;
            }
            parts.add(new Part(leaf, Arrays.copyOfRange(sorted, first, end)));
            first = end;
        }
        return parts;
    }
}
