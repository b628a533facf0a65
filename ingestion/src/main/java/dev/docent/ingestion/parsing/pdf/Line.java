package dev.docent.ingestion.parsing.pdf;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A line of text on a page.
 *
 * @param segments at least one, from left to right as displayed
 * @param baseline distance from the top of the page, in points
 * @param size average font size, in points
 * @param bold whether most letters are bold
 */
record Line(List<Segment> segments, double baseline, double size, boolean bold) {

    /** An amount of money at the end of a line. */
    private static final Pattern AMOUNT =
            Pattern.compile("(?:[$€£¥]\\s?-?\\d[\\d.,]*|\\d[.,]\\d\\d\\s?(?:€|EUR|Euro|USD|CHF|GBP))$");

    private static final Pattern LABELLED_NUMBER = Pattern.compile("\\p{L}:\\s+\\S*\\d\\S*$");

    /**
     * Consecutive words of a line, separated from others by a gap: the whole line, or a table cell. Its edges are in
     * points from the left of the page.
     */
    record Segment(String text, double left, double right, double size, boolean bold, List<PdfWord> words) {}

    static Line of(List<Segment> segments, double baseline) {
        double sizes = 0;
        int bold = 0;
        int letters = 0;
        for (var segment : segments) {
            int length = segment.text().length();
            sizes += segment.size() * length;
            bold += segment.bold() ? length : 0;
            letters += length;
        }
        return new Line(List.copyOf(segments), baseline, sizes / letters, bold * 2 > letters);
    }

    /** {@return the part within a horizontal range of the page; empty if there is none} */
    Optional<Line> within(HorizontalRanges.Range range) {
        var inside = segments.stream()
                .filter(segment -> segment.left() >= range.left() && segment.right() <= range.right())
                .toList();
        return inside.isEmpty() ? Optional.empty() : Optional.of(of(inside, baseline));
    }

    String text() {
        return segments.size() == 1
                ? segments.getFirst().text()
                : segments.stream().map(Segment::text).collect(Collectors.joining(" "));
    }

    double left() {
        return segments.stream().mapToDouble(Segment::left).min().orElseThrow();
    }

    double right() {
        return segments.stream().mapToDouble(Segment::right).max().orElseThrow();
    }

    /** {@return whether the line is an amount with its label, or a number} */
    boolean isValue() {
        var text = text();
        return AMOUNT.matcher(text).find()
                || LABELLED_NUMBER.matcher(text).find()
                || text.codePoints().filter(Character::isDigit).count()
                        > text.codePoints().filter(Character::isLetter).count();
    }

    boolean endsWithHyphen() {
        return segments.getLast().text().endsWith("-");
    }

    /** {@return whether the horizontal ranges of the two lines overlap} */
    boolean isAboveOrBelow(Line other) {
        return left() < other.right() && other.left() < right();
    }

    boolean hasSizeOf(Line other) {
        return Math.abs(size - other.size) <= 0.06 * Math.max(size, other.size);
    }
}
