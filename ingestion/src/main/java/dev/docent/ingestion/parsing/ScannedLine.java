package dev.docent.ingestion.parsing;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of a page, from left to right.
 *
 * @param words at least one
 */
public record ScannedLine(List<ScannedWord> words) {

    public ScannedLine {
        words = List.copyOf(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("A line must have at least one word");
        }
    }

    /** {@return the words, separated by spaces} */
    public String text() {
        return words.stream().map(ScannedWord::text).collect(Collectors.joining(" "));
    }

    /** {@return the lowest confidence of its words, from 0 to 1} */
    public double confidence() {
        return words.stream().mapToDouble(ScannedWord::confidence).min().orElse(0);
    }
}
