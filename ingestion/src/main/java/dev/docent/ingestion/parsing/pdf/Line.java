package dev.docent.ingestion.parsing.pdf;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of text on a page.
 *
 * @param segments at least one, from left to right as the page shows them
 * @param baseline how far below the top of the page it stands, in points
 * @param size of most of its letters, in points
 * @param bold whether most of its letters are
 */
record Line(List<Segment> segments, double baseline, double size, boolean bold) {

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

    /** {@return whether the two have a stretch of the page's width in common} */
    boolean isAboveOrBelow(Line other) {
        return left() < other.right() && other.left() < right();
    }

    boolean hasSizeOf(Line other) {
        return Math.abs(size - other.size) <= 0.06 * Math.max(size, other.size);
    }
}
