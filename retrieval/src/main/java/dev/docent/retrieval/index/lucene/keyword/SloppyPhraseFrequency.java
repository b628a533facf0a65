package dev.docent.retrieval.index.lucene.keyword;

/**
 * The frequency of a phrase of two terms with a slop, as Lucene's phrase queries compute it: the sum of 1 / (1 + distance)
 * over all matches, where two terms in reverse order count as two positions further apart.
 */
final class SloppyPhraseFrequency {

    private final int[][] positions;
    private final int[] next = new int[2];
    private final int slop;
    private int end;

    private SloppyPhraseFrequency(int[] first, int[] second, int slop) {
        this.positions = new int[][] {first, second};
        this.slop = slop;
        this.end = Math.max(start(0), start(1));
    }

    /**
     * {@return the frequency; 0 without a match}
     *
     * @param first positions of the first term, ascending
     * @param second positions of the second term, ascending
     */
    static float of(int[] first, int[] second, int slop) {
        return first.length == 0 || second.length == 0 ? 0 : new SloppyPhraseFrequency(first, second, slop).frequency();
    }

    private float frequency() {
        float frequency = 0;
        var last = false;
        while (!last) {
            var behind = start(0) <= start(1) ? 0 : 1;
            var length = end - start(behind);
            var found = false;
            while (!found && advance(behind)) {
                if (start(behind) <= start(1 - behind)) {
                    length = Math.min(length, end - start(behind));
                } else if (length <= slop) {
                    found = true;
                } else {
                    behind = 1 - behind;
                    length = end - start(behind);
                }
            }
            last = !found;
            frequency += length <= slop ? 1f / (1f + length) : 0;
        }
        return frequency;
    }

    private boolean advance(int term) {
        if (next[term] + 1 == positions[term].length) {
            return false;
        }
        next[term]++;
        end = Math.max(end, start(term));
        return true;
    }

    /** {@return the start of the phrase that the current position of the term implies} */
    private int start(int term) {
        return positions[term][next[term]] - term;
    }
}
