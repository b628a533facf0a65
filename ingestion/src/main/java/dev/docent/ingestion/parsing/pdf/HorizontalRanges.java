package dev.docent.ingestion.parsing.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Disjoint ranges of the page width, from left to right; ranges that overlap are merged. */
record HorizontalRanges(List<Range> ranges) {

    /** A range of the page width, in points from the left. */
    record Range(double left, double right) {}

    /** {@return these ranges and those of the segments} */
    HorizontalRanges with(List<Line.Segment> segments) {
        var merged = new ArrayList<>(ranges);
        for (var segment : segments) {
            double left = segment.left();
            double right = segment.right();
            for (var range : List.copyOf(merged)) {
                if (range.left < right && left < range.right) {
                    left = Math.min(left, range.left);
                    right = Math.max(right, range.right);
                    merged.remove(range);
                }
            }
            merged.add(new Range(left, right));
        }
        merged.sort(Comparator.comparingDouble(Range::left));
        return new HorizontalRanges(merged);
    }
}
