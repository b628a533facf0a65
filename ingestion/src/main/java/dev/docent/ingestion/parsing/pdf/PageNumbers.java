package dev.docent.ingestion.parsing.pdf;

import java.util.List;
import java.util.regex.Pattern;

/** Numbers of pages that stand alone at the head or foot, and break a sentence that goes on over the page. */
final class PageNumbers {

    private static final Pattern NUMBER = Pattern.compile(
            "(?i)[-–—|\\s]*(?:page|seite|p\\.|pág\\.|стр\\.)?\\s*\\d{1,4}(?:\\s*(?:/|of|von|de|sur|из)\\s*\\d{1,4})?[-–—|\\s]*");

    /** The share of a page's height that its margin takes at the most. */
    private static final double MARGIN = 0.18;

    /** How far it stands from the text, in sizes of its font. */
    private static final double APART = 1.8;

    private PageNumbers() {}

    /** {@return the lines of a page without its number where that breaks a sentence} */
    static List<Line> leaveOut(List<Line> lines, double height) {
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
