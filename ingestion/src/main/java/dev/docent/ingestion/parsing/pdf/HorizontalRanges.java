package dev.docent.ingestion.parsing.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Disjoint ranges of the page width, from left to right; ranges that overlap are merged. */
record HorizontalRanges(List<Range> ranges) {

    /** A range of the page width, in points from the left. */
    record Range(double left, double right) {

        boolean holds(PdfWord word) {
            return left <= word.left() && word.right() <= right;
        }
    }

    /** {@return the ranges of words, of which those that are nearer than the gap share one} */
    static List<Range> apart(double gap, List<PdfWord> words) {
        var ranges = new ArrayList<Range>();
        var sorted =
                words.stream().sorted(Comparator.comparingDouble(PdfWord::left)).toList();
        for (var word : sorted) {
            var last = ranges.isEmpty() ? null : ranges.getLast();
            if (last != null && word.left() - last.right() <= gap) {
                ranges.set(ranges.size() - 1, new Range(last.left(), Math.max(last.right(), word.right())));
            } else {
                ranges.add(new Range(word.left(), word.right()));
            }
        }
        return ranges;
    }

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
