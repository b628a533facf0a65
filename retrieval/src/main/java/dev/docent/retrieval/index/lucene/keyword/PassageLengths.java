package dev.docent.retrieval.index.lucene.keyword;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.docent.retrieval.index.lucene.field.PassageFields;
import dev.docent.retrieval.index.lucene.segment.DocIdRange;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.SmallFloat;

/**
 * The number and lengths of the passages in doc-ID ranges, as BM25 reads them: in words, longer ones rounded as the norms
 * encode them. Totals of long ranges are kept as long as the snapshot of their segment is open.
 *
 * <p>Safe for concurrent use.
 */
public final class PassageLengths {

    /** The length of a range from which its total is kept; shorter ranges are read within some 20 microseconds. */
    private static final int KEPT = 8_192;

    private final Cache<IndexReader.CacheKey, Map<DocIdRange, Total>> kept =
            Caffeine.newBuilder().weakKeys().build();

    /**
     * The passages of a range that are not deleted and have words.
     *
     * @param sum of their lengths
     */
    record Total(long count, long sum) {

        static final Total NONE = new Total(0, 0);

        Total plus(Total other) {
            return new Total(count + other.count, sum + other.sum);
        }
    }

    Total of(LeafReader segment, DocIdRange range) throws IOException {
        var snapshot = segment.getReaderCacheHelper();
        if (range.length() < KEPT || snapshot == null) {
            return read(segment, range);
        }
        var totals = kept.get(snapshot.getKey(), key -> new ConcurrentHashMap<>());
        var known = totals.get(range);
        var total = known == null ? read(segment, range) : known;
        totals.put(range, total);
        return total;
    }

    private static Total read(LeafReader segment, DocIdRange range) throws IOException {
        var norms = segment.getNormValues(PassageFields.WORDS);
        if (norms == null) {
            return Total.NONE;
        }
        var live = segment.getLiveDocs();
        long count = 0;
        long sum = 0;
        var doc = norms.advance(range.first());
        while (doc != DocIdSetIterator.NO_MORE_DOCS && doc < range.end()) {
            if (live == null || live.get(doc)) {
                count++;
                sum += SmallFloat.byte4ToInt((byte) norms.longValue());
            }
            doc = norms.nextDoc();
        }
        return new Total(count, sum);
    }
}
