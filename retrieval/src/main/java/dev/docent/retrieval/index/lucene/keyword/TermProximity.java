package dev.docent.retrieval.index.lucene.keyword;

import dev.docent.retrieval.index.fusion.DocScores;
import dev.docent.retrieval.words.WordAnalyzer;
import java.io.IOException;
import java.util.Collection;
import java.util.stream.IntStream;

/**
 * The proximity of query terms in a passage, which BM25 ignores: the weight of the terms in the best window of the text,
 * and the weight of successive terms that are near each other. Terms of the headings count in every window. Only positions
 * are read, no text.
 *
 * @see <a href="https://doi.org/10.1145/1277741.1277794">Tao and Zhai: An exploration of proximity measures in
 *     information retrieval. SIGIR 2007</a>
 */
public final class TermProximity {

    /** The width of a window in positions; measured to be better than 20 and 40. */
    private static final int WIDTH = 14;

    /** The maximum distance of two successive terms. */
    private static final int PAIR_DISTANCE = 5;

    private static final double PAIR_SHARE = 0.4;
    private static final int MAX_TERMS = 64;

    private final TermPositions positions;
    private final int[] terms;
    private final double[] weights;

    public TermProximity(ScopeSearcher searcher, QueryTerms query, TermPositions positions) throws IOException {
        this.positions = positions;
        var content = IntStream.range(0, Math.min(query.size(), MAX_TERMS))
                .filter(term -> !query.get(term).word().asks())
                .toArray();
        this.terms = content.length == 0
                ? IntStream.range(0, Math.min(query.size(), MAX_TERMS)).toArray()
                : content;
        var docCount = searcher.docCount();
        this.weights = IntStream.of(terms)
                .mapToDouble(term -> QueryTerm.idf(query.get(term).docFreq(), docCount))
                .toArray();
    }

    /** {@return the proximity in each of the passages, 0..1} */
    public DocScores of(Collection<Integer> docs) throws IOException {
        positions.read(docs);
        var numbers = docs.stream().mapToInt(each -> each).toArray();
        return DocScores.of(
                numbers, IntStream.of(numbers).mapToDouble(this::proximity).toArray());
    }

    private double proximity(int doc) {
        var found = positions.of(doc).positions();
        var occurrences = new TermOccurrences(terms.length);
        for (int term = 0; term < terms.length; term++) {
            add(term, found[terms[term]], occurrences);
        }
        occurrences.sort();
        var sum = occurrences.windowShare(weights, WIDTH) + PAIR_SHARE * occurrences.pairShare(weights, PAIR_DISTANCE);
        return sum / (1 + PAIR_SHARE);
    }

    /** The headings follow the text in the field, behind a position gap. */
    private static void add(int term, int[] positions, TermOccurrences occurrences) {
        for (int position : positions) {
            if (position < WordAnalyzer.POSITION_GAP) {
                occurrences.add(term, position);
            } else {
                occurrences.addHeading(term);
            }
        }
    }
}
