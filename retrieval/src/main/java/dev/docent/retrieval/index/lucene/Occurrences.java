package dev.docent.retrieval.index.lucene;

import java.util.Arrays;

/** Where the words of a question stand in one passage. Words are numbered in the order of the question. */
final class Occurrences {

    private static final int TERM_BITS = 8;

    /** Whether a word stands above the whole passage. */
    private final boolean[] everywhere;

    /** Position and word in one number each, so that they sort by position. */
    private long[] places = new long[16];

    private int count;

    /** @param terms how many words there are, at most 256 */
    Occurrences(int terms) {
        everywhere = new boolean[terms];
    }

    void addEverywhere(int term) {
        everywhere[term] = true;
    }

    void add(int term, int position) {
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
        }
        places[count++] = ((long) position << TERM_BITS) | term;
    }

    /** Puts them in the order of the text, which the shares need. */
    void sort() {
        Arrays.sort(places, 0, count);
    }

    /** {@return the greatest share of the weights that stands within so many positions, 0..1} */
    double bestShare(double[] weights, int width) {
        double all = 0;
        for (var weight : weights) {
            all += weight;
        }
        return all > 0 ? Math.min(1, best(weights, width) / all) : 0;
    }

    /**
     * {@return the weight of the pairs of neighbours in the question that stand here in the same order, at most so many
     * positions apart; as a share of all pairs}
     */
    double pairedShare(double[] weights, int distance) {
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
        for (int place = 0; place < count; place++) {
            if (term(place) == term && position(place) - before <= distance) {
                return true;
            }
            before = term(place) == term - 1 ? position(place) : before;
        }
        return false;
    }

    private double best(double[] weights, int width) {
        var within = new int[weights.length];
        double sum = 0;
        for (int term = 0; term < weights.length; term++) {
            sum += everywhere[term] ? weights[term] : 0;
        }
        double best = sum;
        int first = 0;
        for (int last = 0; last < count; last++) {
            for (; position(last) - position(first) >= width; first++) {
                sum -= --within[term(first)] == 0 ? alone(first, weights) : 0;
            }
            sum += within[term(last)]++ == 0 ? alone(last, weights) : 0;
            best = Math.max(best, sum);
        }
        return best;
    }

    /** What the word adds to a stretch that does not have it yet. */
    private double alone(int place, double[] weights) {
        return everywhere[term(place)] ? 0 : weights[term(place)];
    }

    private long position(int place) {
        return places[place] >> TERM_BITS;
    }

    private int term(int place) {
        return (int) (places[place] & ((1 << TERM_BITS) - 1));
    }
}
