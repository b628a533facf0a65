package dev.docent.ingestion.parsing.pdf;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A line of text on a page.
 *
 * @param segments at least one, from left to right as the page shows them
 * @param baseline how far below the top of the page it stands, in points
 * @param size of its letters, on average, in points
 * @param bold whether most of its letters are
 */
record Line(List<Segment> segments, double baseline, double size, boolean bold) {

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

    /** {@return what of it stands within a stretch of the page's width; empty when nothing does} */
    Optional<Line> within(double left, double right) {
        var inside = segments.stream()
                .filter(segment -> segment.left() >= left && segment.right() <= right)
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

    /** {@return whether the two have a stretch of the page's width in common} */
    boolean isAboveOrBelow(Line other) {
        return left() < other.right() && other.left() < right();
    }

    boolean hasSizeOf(Line other) {
        return Math.abs(size - other.size) <= 0.06 * Math.max(size, other.size);
    }
}
