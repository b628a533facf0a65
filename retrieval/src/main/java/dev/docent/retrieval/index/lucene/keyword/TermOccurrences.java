package dev.docent.retrieval.index.lucene.keyword;

import java.util.Arrays;

/** The occurrences of query terms in one passage. Terms are numbered in the order of the query. */
final class TermOccurrences {

    private static final int TERM_BITS = 8;

    private final boolean[] inHeading;

    /** Position and term in one number each, so that they sort by position. */
    private long[] occurrences = new long[16];

    private int count;

    /** @param terms number of terms, at most 256 */
    TermOccurrences(int terms) {
        inHeading = new boolean[terms];
    }

    void addHeading(int term) {
        inHeading[term] = true;
    }

    void add(int term, int position) {
        if (count == occurrences.length) {
            occurrences = Arrays.copyOf(occurrences, 2 * count);
        }
        occurrences[count++] = ((long) position << TERM_BITS) | term;
    }

    /** Sorts by position; required before a share is computed. */
    void sort() {
        Arrays.sort(occurrences, 0, count);
    }

    /** {@return the greatest share of the weights that a window of this width contains, 0..1} */
    double windowShare(double[] weights, int width) {
        double all = 0;
        for (var weight : weights) {
            all += weight;
        }
        return all > 0 ? Math.min(1, windowWeight(weights, width) / all) : 0;
    }

    /**
     * {@return the weight of the pairs of successive terms that occur in order within this distance, as a share of all
     * pairs}
     */
    double pairShare(double[] weights, int distance) {
        double all = 0;
        double paired = 0;
        for (int term = 1; term < weights.length; term++) {
            var weight = weights[term - 1] + weights[term];
            all += weight;
            paired += follows(term, distance) ? weight : 0;
        }
        return all > 0 ? paired / all : 0;
    }

    private boolean follows(int term, int distance) {
        long before = -1L - distance;
        for (int i = 0; i < count; i++) {
            if (term(i) == term && position(i) - before <= distance) {
                return true;
            }
            before = term(i) == term - 1 ? position(i) : before;
        }
        return false;
    }

    private double windowWeight(double[] weights, int width) {
        var within = new int[weights.length];
        double sum = 0;
        for (int term = 0; term < weights.length; term++) {
            sum += inHeading[term] ? weights[term] : 0;
        }
        double best = sum;
        int first = 0;
        for (int last = 0; last < count; last++) {
            for (; position(last) - position(first) >= width; first++) {
                sum -= --within[term(first)] == 0 ? textWeight(first, weights) : 0;
            }
            sum += within[term(last)]++ == 0 ? textWeight(last, weights) : 0;
            best = Math.max(best, sum);
        }
        return best;
    }

    /** {@return the weight of an occurrence in the text; 0 if a heading has the term, which then counts everywhere} */
    private double textWeight(int i, double[] weights) {
        return inHeading[term(i)] ? 0 : weights[term(i)];
    }

    private long position(int i) {
        return occurrences[i] >> TERM_BITS;
    }

    private int term(int i) {
        return (int) (occurrences[i] & ((1 << TERM_BITS) - 1));
    }
}
