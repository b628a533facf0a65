package dev.docent.retrieval.index.lucene;

/**
 * How often two words stand near each other in the order of the question, as Lucene's phrase queries with a slop count it:
 * each time for one over one more than the number of positions between, at most so many; the other order counts as two further apart.
 */
final class SloppyPair {

    private final int[][] words;
    private final int[] next = new int[2];
    private final int distance;
    private int end;

    private SloppyPair(int[] first, int[] second, int distance) {
        this.words = new int[][] {first, second};
        this.distance = distance;
        this.end = Math.max(position(0), position(1));
    }

    /** @param first rising positions of the first word */
    static float frequency(int[] first, int[] second, int distance) {
        return first.length == 0 || second.length == 0 ? 0 : new SloppyPair(first, second, distance).frequency();
    }

    private float frequency() {
        float frequency = 0;
        var last = false;
        while (!last) {
            var behind = position(0) <= position(1) ? 0 : 1;
            var length = end - position(behind);
            var found = false;
            while (!found && advance(behind)) {
                if (position(behind) <= position(1 - behind)) {
                    length = Math.min(length, end - position(behind));
                } else if (length <= distance) {
                    found = true;
                } else {
                    behind = 1 - behind;
                    length = end - position(behind);
                }
            }
            last = !found;
            frequency += length <= distance ? 1f / (1f + length) : 0;
        }
        return frequency;
    }

    private boolean advance(int word) {
        if (next[word] + 1 == words[word].length) {
            return false;
        }
        next[word]++;
        end = Math.max(end, position(word));
        return true;
    }

    /** Where the question would begin if the word stood in its place. */
    private int position(int word) {
        return words[word][next[word]] - word;
    }
}
