package dev.docent.retrieval.index.lucene;

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

/** Where the words of a question stand in passages: each passage is read once, however often it is asked for. */
final class WordPlaces {

    private static final int[] NONE = {};

    private final IndexSearcher searcher;
    private final AskedTerms asked;
    private final Map<Integer, Places> known = new HashMap<>();

    /**
     * The words in one passage.
     *
     * @param positions rising, for each word
     * @param length as Lucene keeps it for the score
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Places(int[][] positions, long length) {}

    WordPlaces(IndexSearcher searcher, AskedTerms asked) {
        this.searcher = searcher;
        this.asked = asked;
    }

    /** {@return where the words stand in a passage that was {@link #read}} */
    Places of(int passage) {
        return Objects.requireNonNull(known.get(passage));
    }

    /** Reads those of the passages that are not known yet. */
    void read(Collection<Integer> passages) throws IOException {
        var missing =
                passages.stream().filter(passage -> !known.containsKey(passage)).toList();
        for (var part : Segments.of(searcher, missing)) {
            read(part.leaf(), part.passages());
        }
    }

    private void read(LeafReaderContext leaf, int[] passages) throws IOException {
        var found = new int[passages.length][asked.count()][];
        for (var each : found) {
            Arrays.fill(each, NONE);
        }
        var words = leaf.reader().terms(PassageFields.WORDS);
        var terms = words == null ? TermsEnum.EMPTY : words.iterator();
        for (int word = 0; words != null && word < asked.count(); word++) {
            for (var postings : asked.get(word).places(leaf, terms)) {
                for (int i = 0; i < passages.length; i++) {
                    found[i][word] = joined(found[i][word], positions(postings, passages[i] - leaf.docBase));
                }
            }
        }
        var lengths = leaf.reader().getNormValues(PassageFields.WORDS);
        for (int i = 0; i < passages.length; i++) {
            var counted = lengths != null && lengths.advanceExact(passages[i] - leaf.docBase);
            known.put(passages[i], new Places(found[i], counted ? lengths.longValue() : 1));
        }
    }

    /** {@return the positions of two forms of a word; where both stand in one place, it counts as often as in a search} */
    private static int[] joined(int[] one, int[] other) {
        if (one.length == 0 || other.length == 0) {
            return one.length == 0 ? other : one;
        }
        var all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        Arrays.sort(all);
        return all;
    }

    /** Passages are asked for in their order, since postings are only read forwards. */
    private static int[] positions(PostingsEnum postings, int passage) throws IOException {
        if (!GivenPassages.reached(passage, postings)) {
            return NONE;
        }
        var positions = new int[postings.freq()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = postings.nextPosition();
        }
        return positions;
    }
}
