package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.words.AskingWords;
import dev.docent.retrieval.words.WordAnalyzer;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;

/**
 * How much of a question stands together in a passage: the weight of its words in the best stretch of text, where the
 * headings above the passage count as standing in each stretch, and that of its pairs of words that are near. BM25 does not tell words of one
 * sentence from words all over a passage. It is read from the positions in the index: no text is loaded.
 *
 * @see <a href="https://doi.org/10.1145/1277741.1277794">Tao and Zhai: An exploration of proximity measures in
 *     information retrieval. SIGIR 2007</a>
 */
final class TermWindows {

    /** The length of a stretch, in words; measured to be better than 20 and 40. */
    private static final int WIDTH = 14;

    /** How far apart two words may be that follow each other in the question, and what such pairs weigh. */
    private static final int PAIR_DISTANCE = 5;

    private static final double PAIRS = 0.4;

    private static final int MAX_TERMS = 64;

    private final IndexSearcher searcher;
    private final List<String> terms;
    private final double[] weights;

    TermWindows(IndexSearcher searcher, WordAnalyzer analyzer, String question) throws IOException {
        this.searcher = searcher;
        var all = analyzer.terms(question, MAX_TERMS);
        var telling = all.stream().filter(term -> !AskingWords.contains(term)).toList();
        this.terms = telling.isEmpty() ? all : telling;
        this.weights = new double[terms.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = rarity(new Term(PassageFields.WORDS, terms.get(i)));
        }
    }

    private double rarity(Term term) throws IOException {
        var passages = searcher.getIndexReader().numDocs();
        var having = Math.min(passages, searcher.getIndexReader().docFreq(term));
        return Math.log(1 + (passages - having + 0.5) / (having + 0.5));
    }

    /** {@return by passage, the share of the question's weight that stands together, 0..1} */
    Map<Integer, Double> of(Collection<Integer> passages) throws IOException {
        var shares = new HashMap<Integer, Double>();
        for (var leaf : searcher.getIndexReader().leaves()) {
            var here = passages.stream()
                    .mapToInt(passage -> passage - leaf.docBase)
                    .filter(local -> local >= 0 && local < leaf.reader().maxDoc())
                    .sorted()
                    .toArray();
            if (here.length > 0) {
                read(leaf, here, shares);
            }
        }
        return shares;
    }

    private void read(LeafReaderContext leaf, int[] passages, Map<Integer, Double> shares) throws IOException {
        var found = new Occurrences[passages.length];
        Arrays.setAll(found, i -> new Occurrences(weights.length));
        for (int term = 0; term < weights.length; term++) {
            var postings =
                    leaf.reader().postings(new Term(PassageFields.WORDS, terms.get(term)), PostingsEnum.POSITIONS);
            for (int i = 0; postings != null && i < passages.length; i++) {
                if (has(postings, passages[i])) {
                    add(term, postings, found[i]);
                }
            }
        }
        for (int i = 0; i < passages.length; i++) {
            shares.put(leaf.docBase + passages[i], share(found[i]));
        }
    }

    /** What follows the text are the headings above it. */
    private static void add(int term, PostingsEnum postings, Occurrences found) throws IOException {
        for (int left = postings.freq(); left > 0; left--) {
            var position = postings.nextPosition();
            if (position < WordAnalyzer.BETWEEN_TEXTS) {
                found.add(term, position);
            } else {
                found.addEverywhere(term);
            }
        }
    }

    private double share(Occurrences found) {
        found.sort();
        var together = found.bestShare(weights, WIDTH) + PAIRS * found.pairedShare(weights, PAIR_DISTANCE);
        return together / (1 + PAIRS);
    }

    /** Passages are asked for in their order, since postings are only read forwards. */
    private static boolean has(PostingsEnum postings, int passage) throws IOException {
        return (postings.docID() < passage ? postings.advance(passage) : postings.docID()) == passage;
    }
}
