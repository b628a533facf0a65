package dev.docent.ingestion.chunking;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Converts offsets in a text from UTF-16 units to Unicode code points. */
final class CodePoints {

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
