package dev.docent.ingestion.extraction.page;

import dev.docent.ingestion.document.content.Box;
import dev.docent.ingestion.parsing.ScannedLine;
import dev.docent.ingestion.parsing.ScannedWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Finds values by their labels: to the right of a label on its line, or below it. */
public final class LabelledText {

    /** How far a value may be below its label, in heights of the label. */
    private static final double BELOW = 3.2;

    /** How far a value may begin to the left of its label, in letters of the label. */
    private static final double TO_THE_LEFT = 3;

    private final PageRows page;

    public LabelledText(PageRows page) {
        this.page = page;
    }

    /**
     * {@return the first value that the reader recognizes beside or below a label}
     *
     * @param reader takes a text; returns the recognized value, and where it is in the text
     */
    public <T> Optional<Labelled<T>> find(Pattern label, Function<String, Optional<Part<T>>> reader) {
        for (int i = 0; i < page.lines().size(); i++) {
            var line = page.lines().get(i);
            var matcher = label.matcher(line.text());
            while (matcher.find()) {
                var found = beside(line, matcher.end(), reader)
                        .or(() -> below(line, matcher.start(), matcher.end(), reader));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private <T> Optional<Labelled<T>> beside(ScannedLine line, int end, Function<String, Optional<Part<T>>> reader) {
        return reader.apply(line.text().substring(end))
                .map(part -> labelled(line, end + part.start(), end + part.end(), part.value()));
    }

    private <T> Optional<Labelled<T>> below(
            ScannedLine line, int start, int end, Function<String, Optional<Part<T>>> reader) {
        var label = page.upright().box(line, start, end);
        for (var other : page.lines()) {
            var words = below(label, label.width() / (end - start), other);
            var first = words.isEmpty() ? Optional.<Part<T>>empty() : reader.apply(new ScannedLine(words).text());
            if (first.isPresent()) {
                return first.map(part -> labelled(new ScannedLine(words), part.start(), part.end(), part.value()));
            }
        }
        return Optional.empty();
    }

    /** {@return the words of the line from the label's left edge on, if the line is right below the label} */
    private static List<ScannedWord> below(Box label, double letter, ScannedLine line) {
        var below = new ArrayList<ScannedWord>();
        for (var word : line.words()) {
            double distance = word.middle() - (label.y() + label.height() / 2);
            if (distance > label.height() / 2
                    && distance < BELOW * label.height()
                    && word.left() > label.x() - TO_THE_LEFT * letter) {
                below.add(word);
            }
        }
        return below;
    }

    private <T> Labelled<T> labelled(ScannedLine line, int start, int end, T value) {
        return new Labelled<>(value, page.box(line, start, end), line.confidence());
    }

    /** A value that was recognized in a part of a text. */
    public record Part<T>(T value, int start, int end) {}

    /**
     * A value with a label.
     *
     * @param confidence of the words that it was read from, from 0 to 1
     */
    public record Labelled<T>(T value, Box box, double confidence) {}
}
