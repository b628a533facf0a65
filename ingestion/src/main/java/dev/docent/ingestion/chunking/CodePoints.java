package dev.docent.ingestion.chunking;

import java.util.Arrays;

/** Converts offsets in a text from UTF-16 units to Unicode code points. */
final class CodePoints {

    /** The offsets of low surrogates, ascending. */
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

    /** {@return the number of code points before the offset} */
    int at(int utf16) {
        if (pairs.length == 0) {
            return utf16;
        }
        int place = Arrays.binarySearch(pairs, utf16);
        return utf16 - (place >= 0 ? place : -place - 1);
    }
}
