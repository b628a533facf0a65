package dev.docent.ingestion.extraction.page;

import dev.docent.ingestion.parsing.ScannedLine;
import dev.docent.ingestion.parsing.ScannedPage;
import dev.docent.ingestion.parsing.ScannedWord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A page of typed lines: all letters have the same width. */
public final class TypedPage {

    private static final double WIDTH = 0.01;
    private static final double HEIGHT = 0.02;

    private TypedPage() {}

    /** {@return a page with the lines, each below the other; spaces are gaps between the words} */
    public static ScannedPage of(List<String> lines) {
        var scanned = new ArrayList<ScannedLine>();
        for (int i = 0; i < lines.size(); i++) {
            var words = words(lines.get(i), 0.05 + 0.04 * i);
            if (!words.isEmpty()) {
                scanned.add(new ScannedLine(words));
            }
        }
        return new ScannedPage(1, 0, scanned, List.of());
    }

    /** {@return a page with the lines of both lists} */
    public static ScannedPage of(List<String> lines, List<String> more) {
        return of(Stream.concat(lines.stream(), more.stream()).toList());
    }

    private static List<ScannedWord> words(String line, double top) {
        var words = new ArrayList<ScannedWord>();
        int at = 0;
        for (var word : line.split(" ", -1)) {
            if (!word.isEmpty()) {
                words.add(new ScannedWord(
                        word, 0.05 + at * WIDTH, top, 0.05 + (at + word.length()) * WIDTH, top + HEIGHT, 0.9));
            }
            at += word.length() + 1;
        }
        return words;
    }
}
