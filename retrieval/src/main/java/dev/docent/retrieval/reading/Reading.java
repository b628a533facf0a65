package dev.docent.retrieval.reading;

/**
 * What a model read in one text. The score of a stretch is the logit of its start plus the logit of its end.
 *
 * @param from start of each token in the text, in Java characters, ascending
 * @param to end of each token, exclusive
 * @param start logit of each token of being the first one of the answer
 * @param end logit of each token of being the last one
 * @param none score of the text having no answer
 */
@SuppressWarnings("ArrayRecordComponent")
public record Reading(int[] from, int[] to, float[] start, float[] end, float none) {

    /** Longer answers are hardly ever meant. */
    private static final int LONGEST = 30;

    /**
     * {@return the log-odds of the best answer that begins and ends within the range, against the text having none; negative
     * infinity if no token is within}
     *
     * @param begin start of the range in the text, in Java characters
     * @param until end of the range, exclusive
     */
    public double within(int begin, int until) {
        var best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < from.length; i++) {
            if (from[i] < begin || from[i] >= until) {
                continue;
            }
            for (int j = i; j < Math.min(from.length, i + LONGEST) && to[j] <= until; j++) {
                best = Math.max(best, start[i] + end[j]);
            }
        }
        return best - none;
    }
}
