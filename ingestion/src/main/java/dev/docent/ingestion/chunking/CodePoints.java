package dev.docent.ingestion.chunking;

import java.util.Arrays;

/** Converts offsets of a text from UTF-16 units, by which Java counts, to Unicode code points, by which people do. */
final class CodePoints {

    /** Where the second halves of surrogate pairs stand, ascending. */
    private final int[] pairs;

    CodePoints(String text) {
        var found = new int[16];
        int count = 0;
        for (int i = 1; i < text.length(); i++) {
            if (Character.isLowSurrogate(text.charAt(i)) && Character.isHighSurrogate(text.charAt(i - 1))) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, 2 * count);
                }
                found[count++] = i;
            }
        }
        pairs = Arrays.copyOf(found, count);
    }

    /** {@return how many code points lie before the offset} */
    int at(int utf16) {
        if (pairs.length == 0) {
            return utf16;
        }
        int place = Arrays.binarySearch(pairs, utf16);
        return utf16 - (place >= 0 ? place : -place - 1);
    }
}
