package dev.docent.retrieval.index.lucene.keyword;

import dev.docent.retrieval.index.lucene.field.PassageFields;
import dev.docent.retrieval.index.lucene.segment.CandidateScores;
import dev.docent.retrieval.index.lucene.segment.SegmentDocs;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;

/** The positions of query terms in passages. Each passage is read once, however often a search needs its positions. */
public final class TermPositions {

    private static final int[] NONE = {};

    private final IndexSearcher searcher;
    private final QueryTerms terms;
    private final Map<Integer, InPassage> known = new HashMap<>();

    /**
     * The terms in one passage.
     *
     * @param positions of each term, ascending
     * @param norm the encoded length of the field, as BM25 takes it
     */
    @SuppressWarnings("ArrayRecordComponent")
    record InPassage(int[][] positions, long norm) {}

    public TermPositions(IndexSearcher searcher, QueryTerms terms) {
        this.searcher = searcher;
        this.terms = terms;
    }

    /** {@return the positions in a passage that was {@link #read}} */
    InPassage of(int doc) {
        return Objects.requireNonNull(known.get(doc));
    }

    /** Reads the positions in those of the passages that were not read before. */
    void read(Collection<Integer> docs) throws IOException {
        var missing = docs.stream().filter(doc -> !known.containsKey(doc)).toList();
        for (var segment : SegmentDocs.of(searcher, missing)) {
            read(segment.leaf(), segment.docs());
        }
    }

    private void read(LeafReaderContext leaf, int[] docs) throws IOException {
        var positions = new int[docs.length][terms.size()][];
        for (var each : positions) {
            Arrays.fill(each, NONE);
        }
        var words = leaf.reader().terms(PassageFields.WORDS);
        var iterator = words == null ? TermsEnum.EMPTY : words.iterator();
        for (int term = 0; words != null && term < terms.size(); term++) {
            for (var postings : terms.get(term).postings(leaf, iterator)) {
                for (int i = 0; i < docs.length; i++) {
                    positions[i][term] = merged(positions[i][term], positions(postings, docs[i] - leaf.docBase));
                }
            }
        }
        var norms = leaf.reader().getNormValues(PassageFields.WORDS);
        for (int i = 0; i < docs.length; i++) {
            var hasNorm = norms != null && norms.advanceExact(docs[i] - leaf.docBase);
            known.put(docs[i], new InPassage(positions[i], hasNorm ? norms.longValue() : 1));
        }
    }

    /** Merges the positions of two forms of a term; a position that both have counts twice, as in a synonym query. */
    private static int[] merged(int[] one, int[] other) {
        if (one.length == 0 || other.length == 0) {
            return one.length == 0 ? other : one;
        }
        var all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        Arrays.sort(all);
        return all;
    }

    private static int[] positions(PostingsEnum postings, int doc) throws IOException {
        if (!CandidateScores.advanceExact(postings, doc)) {
            return NONE;
        }
        var positions = new int[postings.freq()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = postings.nextPosition();
        }
        return positions;
    }
}
