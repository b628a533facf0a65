package dev.docent.ingestion.parsing.pdf;

import java.util.List;
import java.util.regex.Pattern;

/** Removes page numbers in the top or bottom margin that interrupt a sentence continuing on the next page. */
final class PageNumbers {

    private static final Pattern NUMBER = Pattern.compile(
            "(?i)[-–—|\\s]*(?:page|seite|p\\.|pág\\.|стр\\.)?\\s*\\d{1,4}(?:\\s*(?:/|of|von|de|sur|из)\\s*\\d{1,4})?[-–—|\\s]*");

    /** The maximum share of the page height that a margin takes. */
    private static final double MARGIN = 0.18;

    /** The minimum distance to the text, relative to the font size. */
    private static final double APART = 1.8;

    private PageNumbers() {}

    /** {@return the lines of a page without a page number that interrupts a sentence} */
    static List<Line> removeFrom(List<Line> lines, double height) {
        var text = lines.stream().filter(line -> !isNumber(line, lines, height)).toList();
        return !text.isEmpty() && (beginsAmidSentence(text.getFirst()) || endsAmidSentence(text.getLast()))
                ? text
                : lines;
    }

    private static boolean beginsAmidSentence(Line first) {
        return Character.isLowerCase(first.text().codePointAt(0));
    }

    private static boolean endsAmidSentence(Line last) {
        int end = last.text().codePointBefore(last.text().length());
        return Character.isLowerCase(end) || end == ',' || end == '-';
    }

    private static boolean isNumber(Line line, List<Line> lines, double height) {
        double at = line.baseline();
        double apart = APART * line.size();
        return (at < MARGIN * height || at > (1 - MARGIN) * height)
                && line.segments().size() == 1
                && NUMBER.matcher(line.text()).matches()
                && (lines.stream().allMatch(other -> other == line || other.baseline() - at > apart)
                        || lines.stream().allMatch(other -> other == line || at - other.baseline() > apart));
    }
}
