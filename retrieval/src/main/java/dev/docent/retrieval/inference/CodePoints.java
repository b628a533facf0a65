package dev.docent.retrieval.inference;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The offset of each code point of a text in Java characters, since tokenizers count code points.
 *
 * @param starts one offset for each code point, and the length of the text
 */
@SuppressWarnings("ArrayRecordComponent")
public record CodePoints(int[] starts) {

    public static CodePoints of(String text) {
        var starts = IntStream.range(0, text.length())
                .filter(i -> !(Character.isLowSurrogate(text.charAt(i))
                        && i > 0
                        && Character.isHighSurrogate(text.charAt(i - 1))))
                .toArray();
        var all = Arrays.copyOf(starts, starts.length + 1);
        all[starts.length] = text.length();
        return new CodePoints(all);
    }

    /** {@return its offset; the text's length beyond the end, because a tokenizer may read an unpaired surrogate as several} */
    public int offset(int codePoint) {
        return starts[Math.min(codePoint, starts.length - 1)];
    }
}
