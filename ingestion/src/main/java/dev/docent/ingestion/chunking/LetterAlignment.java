package dev.docent.ingestion.chunking;

import dev.docent.ingestion.parsing.PageWords;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

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
    private final VisibleText text;
    private final int[] found;
    private long comparisons;
    private int word;
    private int at;

    /** @param comparisons the maximum number of comparisons to resume the alignment */
    LetterAlignment(PageWords page, String text, int start, int end, long comparisons) {
        this.words = page.text();
        this.text = VisibleText.of(text, start, end);
        this.comparisons = comparisons;
        this.found = new int[words.length()];
        Arrays.fill(found, -1);
        page.boxes().forEach(word -> begins.set(word.start()));
    }

    /** {@return the number of comparisons left} */
    long align() {
        while (word < words.length() && at < text.length()) {
            if (words.charAt(word) == text.charAt(at)) {
                found[word++] = text.offsets()[at++];
            } else if (words.charAt(word) == ' ') {
                word++;
            } else if (text.isMarkup(at)) {
                at++;
            } else if (!skipGap()) {
                int next = begins.nextSetBit(word + 1);
                word = next < 0 ? words.length() : next;
            }
        }
        return comparisons;
    }

    /** {@return the offset of a letter of the words in the text, in UTF-16 units; -1 if it was not found} */
    int offsetOf(int letter) {
        return found[letter];
    }

    /** {@return whether the alignment resumes after the shortest gap; otherwise there is none} */
    private boolean skipGap() {
        for (int gap = 1; gap <= MAX_GAP; gap++) {
            for (int missing = 0; missing <= gap; missing++) {
                if (--comparisons < 0) {
                    return false;
                }
                if (agree(word + missing, at + gap - missing)) {
                    word += missing;
                    at += gap - missing;
                    return true;
                }
            }
        }
        return false;
    }

    private boolean agree(int word, int at) {
        int agreed = 0;
        while (agreed < ANCHOR && word < words.length() && at < text.length()) {
            if (words.charAt(word) == text.charAt(at)) {
                word++;
                at++;
                agreed++;
            } else if (agreed > 0 && words.charAt(word) == ' ') {
                word++;
            } else if (agreed > 0 && text.isMarkup(at)) {
                at++;
            } else {
                return false;
            }
        }
        return agreed > 0;
    }

    /**
     * The visible characters of a range of text, except for the separator below a table header.
     *
     * @param offsets the offsets of the characters in the text, in UTF-16 units
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record VisibleText(String text, int[] offsets) {

        static VisibleText of(String text, int start, int end) {
            var offsets = IntStream.builder();
            for (int from = start; from < end; ) {
                int lineBreak = text.indexOf('\n', from);
                int to = lineBreak < 0 || lineBreak > end ? end : lineBreak;
                if (!isSeparator(text, from, to)) {
                    IntStream.range(from, to)
                            .filter(i -> !Character.isWhitespace(text.charAt(i)))
                            .forEach(offsets);
                }
                from = to + 1;
            }
            return new VisibleText(text, offsets.build().toArray());
        }

        int length() {
            return offsets.length;
        }

        char charAt(int at) {
            return text.charAt(offsets[at]);
        }

        /** {@return whether the character may be list or table markup, or an escape, which is not on the page} */
        boolean isMarkup(int at) {
            return "|-\\".indexOf(charAt(at)) >= 0;
        }

        private static boolean isSeparator(String text, int from, int to) {
            return text.startsWith("| ---", from) && text.substring(from, to).matches("[| -]+");
        }
    }
}
