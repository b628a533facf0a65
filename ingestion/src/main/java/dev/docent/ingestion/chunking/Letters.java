package dev.docent.ingestion.chunking;

import java.util.Arrays;

/**
 * The visible characters of a range of text, except for the separator below a table header.
 *
 * @param signs the characters in order
 * @param places their offsets in the text
 */
@SuppressWarnings("ArrayRecordComponent")
record Letters(char[] signs, int[] places) {

    static Letters of(String text, int start, int end) {
        var signs = new char[end - start];
        var places = new int[end - start];
        int count = 0;
        for (int from = start; from < end; ) {
            int breaks = text.indexOf('\n', from);
            int to = breaks < 0 || breaks > end ? end : breaks;
            if (!isRule(text, from, to)) {
                for (int i = from; i < to; i++) {
                    if (!Character.isWhitespace(text.charAt(i))) {
                        places[count] = i;
                        signs[count++] = text.charAt(i);
                    }
                }
            }
            from = to + 1;
        }
        return new Letters(Arrays.copyOf(signs, count), Arrays.copyOf(places, count));
    }

    int count() {
        return signs.length;
    }

    /** {@return whether the character may be list or table markup, or an escape, which is not on the page} */
    boolean isMark(int at) {
        return "|-\\".indexOf(signs[at]) >= 0;
    }

    private static boolean isRule(String text, int from, int to) {
        return text.startsWith("| ---", from) && text.substring(from, to).matches("[| -]+");
    }
}
