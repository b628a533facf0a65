package dev.docent.ingestion.chunking;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The text of a document, divided into the spans from which passages are made.
 *
 * @param text the extracted text, to which all offsets refer
 * @param spans in order, without overlaps; they contain all letters and digits of the text except those of headings
 *     with text below them
 * @param pages the range of each page, in UTF-16 units; empty if the format has no pages
 */
record Layout(String text, List<Span> spans, List<PageRange> pages) {

    /** A range of the text that belongs to one block. */
    record Span(
            Kind kind,
            int start,
            int end,
            List<String> headings,
            @Nullable String columns) {}

    /** {@return the page at the offset; null if the format has no pages} */
    @Nullable
    Integer pageAt(int offset) {
        Integer page = null;
        for (int low = 0, high = pages.size() - 1; low <= high; ) {
            int middle = (low + high) >>> 1;
            if (pages.get(middle).start() <= offset) {
                page = pages.get(middle).number();
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return page;
    }

    /** The range of a page, which may be empty. */
    record PageRange(int number, int start, int end) {}

    /** The positions at which a span can be split. */
    enum Kind {
        /** Between sentences. */
        PROSE,
        /** Between lines. */
        LINES,
        /** A table row, which is not split unless it is too long. */
        ROW
    }

    /** Converts offsets in a text from UTF-16 units to Unicode code points. */
    static final class CodePoints {

        /** The offsets of low surrogates, ascending. */
        private final int[] pairs;

        CodePoints(String text) {
            pairs = IntStream.range(1, text.length())
                    .filter(i -> Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i)))
                    .toArray();
        }

        /** {@return the number of code points before the offset} */
        int at(int utf16) {
            int index = Arrays.binarySearch(pairs, utf16);
            return utf16 - (index >= 0 ? index : -index - 1);
        }
    }
}
