package dev.docent.retrieval.index.lucene.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;

/**
 * Documents of one segment. Postings, doc values and vectors are read segment by segment, and only forwards.
 *
 * @param docs doc IDs of the whole index, ascending
 */
@SuppressWarnings("ArrayRecordComponent")
public record SegmentDocs(LeafReaderContext leaf, int[] docs) {

    /**
     * {@return the documents, grouped by segment}
     *
     * @param docs doc IDs of the whole index, in any order, without duplicates
     */
    public static List<SegmentDocs> of(IndexSearcher searcher, Collection<Integer> docs) {
        var sorted = docs.stream().mapToInt(Integer::intValue).toArray();
        Arrays.sort(sorted);
        var leaves = searcher.getIndexReader().leaves();
        var segments = new ArrayList<SegmentDocs>();
        for (int first = 0; first < sorted.length; ) {
            var leaf = leaves.get(ReaderUtil.subIndex(sorted[first], leaves));
            var end = first;
            while (end < sorted.length
                    && sorted[end] < leaf.docBase + leaf.reader().maxDoc()) {
                end++;
            }
            segments.add(new SegmentDocs(leaf, Arrays.copyOfRange(sorted, first, end)));
            first = end;
        }
        return segments;
    }
}
