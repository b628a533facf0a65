package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.index.NumberedScores;
import dev.docent.retrieval.words.WordAnalyzer;
import java.util.Collection;
import java.util.stream.IntStream;
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

    private final WordPlaces places;
    private final int[] words;
    private final double[] weights;

    TermWindows(IndexSearcher searcher, AskedTerms asked, WordPlaces places) {
        this.places = places;
        var telling = IntStream.range(0, Math.min(asked.count(), MAX_TERMS))
                .filter(word -> !asked.get(word).word().asks())
                .toArray();
        this.words = telling.length == 0
                ? IntStream.range(0, Math.min(asked.count(), MAX_TERMS)).toArray()
                : telling;
        var passages = searcher.getIndexReader().numDocs();
        this.weights = IntStream.of(words)
                .mapToDouble(word -> rarity(asked.get(word).passages(), passages))
                .toArray();
    }

    static double rarity(int passagesWith, int passages) {
        var having = Math.min(passages, passagesWith);
        return Math.log(1 + (passages - having + 0.5) / (having + 0.5));
    }

    /** {@return the share of the question's weight that stands together, 0..1, for passages whose places were read} */
    NumberedScores of(Collection<Integer> passages) {
        var numbers = passages.stream().mapToInt(each -> each).toArray();
        return NumberedScores.of(
                numbers, IntStream.of(numbers).mapToDouble(this::share).toArray());
    }

    private double share(int passage) {
        var positions = places.of(passage).positions();
        var found = new Occurrences(words.length);
        for (int term = 0; term < words.length; term++) {
            add(term, positions[words[term]], found);
        }
        found.sort();
        var together = found.bestShare(weights, WIDTH) + PAIRS * found.pairedShare(weights, PAIR_DISTANCE);
        return together / (1 + PAIRS);
    }

    /** What follows the text are the headings above it. */
    private static void add(int term, int[] positions, Occurrences found) {
        for (int position : positions) {
            if (position < WordAnalyzer.BETWEEN_TEXTS) {
                found.add(term, position);
            } else {
                found.addEverywhere(term);
            }
        }
    }
}
