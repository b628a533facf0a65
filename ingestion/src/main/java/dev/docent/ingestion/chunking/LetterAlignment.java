package dev.docent.ingestion.chunking;

import dev.docent.ingestion.parsing.PageWords;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Aligns the letters of a page's words with the text. Both sequences are almost equal: hyphens at line ends and bullets
 * are missing in the text, list and table markup is added, and table cells may be reordered. After a difference, the
 * alignment resumes at the nearest position where several letters agree.
 */
final class LetterAlignment {

    /** The number of letters that must agree for the alignment to resume. */
    private static final int ANCHOR = 5;

    /** The maximum number of consecutive letters missing in either sequence. */
    private static final int MAX_GAP = 160;

    private final String words;
    private final BitSet begins = new BitSet();
    private final Letters text;
    private final int[] found;
    private long comparisons;

    /** @param comparisons the maximum number of comparisons to resume the alignment */
    LetterAlignment(PageWords page, String text, int start, int end, long comparisons) {
        this.words = page.text();
        this.text = Letters.of(text, start, end);
        this.comparisons = comparisons;
        this.found = new int[words.length()];
        Arrays.fill(found, -1);
        page.boxes().forEach(word -> begins.set(word.start()));
    }

    /** {@return the number of comparisons left} */
    long align() {
        int word = 0;
        int place = 0;
        while (word < words.length() && place < text.count()) {
            if (words.charAt(word) == text.signs()[place]) {
                found[word++] = text.places()[place++];
            } else if (words.charAt(word) == ' ') {
                word++;
            } else if (text.isMark(place)) {
                place++;
            } else {
                int apart = gapTo(word, place);
                if (apart < 0) {
                    int next = begins.nextSetBit(word + 1);
                    word = next < 0 ? words.length() : next;
                } else {
                    word += apart / (MAX_GAP + 1);
                    place += apart % (MAX_GAP + 1);
                }
            }
        }
        return comparisons;
    }

    /** {@return the offset of a letter of the words in the text, in UTF-16 units; -1 if it was not found} */
    int placeOf(int letter) {
        return found[letter];
    }

    /** {@return the letters to skip in the words, times {@code MAX_GAP + 1}, plus those to skip in the text; or -1} */
    private int gapTo(int word, int place) {
        for (int apart = 1; apart <= MAX_GAP; apart++) {
            for (int gone = 0; gone <= apart; gone++) {
                if (--comparisons < 0) {
                    return -1;
                }
                if (agree(word + gone, place + apart - gone)) {
                    return gone * (MAX_GAP + 1) + apart - gone;
                }
            }
        }
        return -1;
    }

    private boolean agree(int word, int place) {
        int agreed = 0;
        while (agreed < ANCHOR && word < words.length() && place < text.count()) {
            if (words.charAt(word) == text.signs()[place]) {
                word++;
                place++;
                agreed++;
            } else if (agreed > 0 && words.charAt(word) == ' ') {
                word++;
            } else if (agreed > 0 && text.isMark(place)) {
                place++;
            } else {
                return false;
            }
        }
        return agreed > 0;
    }

    /**
     * The visible characters of a range of text, except for the separator below a table header.
     *
     * @param signs the characters in order
     * @param places their offsets in the text
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Letters(char[] signs, int[] places) {

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
}
