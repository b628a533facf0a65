package dev.docent.ingestion.parsing.pdf;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts the lines of columns of running text one column after the other, where the page draws them row by row across all of
 * them. Columns are told from tables by what stands in them: lines of several words that fill most of the width.
 */
final class Columns {

    /** Fewer lines side by side are a table, or chance. */
    private static final int FEWEST_ROWS = 4;

    private static final int FEWEST_LETTERS = 12;
    private static final double FEWEST_WORDS = 3;
    private static final double FULL = 0.7;

    /** How far apart lines of a column may be, in sizes of the font: paragraphs may stand between them. */
    private static final double FARTHEST = 4;

    private Columns() {}

    /** {@return the lines in the order in which they are read} */
    static List<Line> inOrder(List<Line> lines) {
        var ordered = new ArrayList<Line>();
        int at = 0;
        while (at < lines.size()) {
            var stretches = new ArrayList<Stretch>();
            int end = at;
            while (end < lines.size() && isBelow(lines, at, end) && widen(stretches, lines.get(end))) {
                end++;
            }
            if (areText(lines.subList(at, end), stretches)) {
                for (var stretch : stretches) {
                    lines.subList(at, end)
                            .forEach(line ->
                                    line.within(stretch.left, stretch.right).ifPresent(ordered::add));
                }
                at = end;
            } else {
                ordered.add(lines.get(at));
                at++;
            }
        }
        return ordered;
    }

    private static boolean isBelow(List<Line> lines, int first, int at) {
        if (at == first) {
            return lines.get(at).segments().size() > 1;
        }
        double drop = lines.get(at).baseline() - lines.get(at - 1).baseline();
        return drop > 0 && drop < FARTHEST * lines.get(at).size();
    }

    /** Segments that share a stretch of the page's width are of one column. {@return whether columns remain} */
    private static boolean widen(List<Stretch> stretches, Line line) {
        var wider = new ArrayList<>(stretches);
        for (var segment : line.segments()) {
            double left = segment.left();
            double right = segment.right();
            for (var stretch : List.copyOf(wider)) {
                if (stretch.left < right && left < stretch.right) {
                    left = Math.min(left, stretch.left);
                    right = Math.max(right, stretch.right);
                    wider.remove(stretch);
                }
            }
            wider.add(new Stretch(left, right));
        }
        if (wider.size() < 2) {
            return false;
        }
        wider.sort((one, other) -> Double.compare(one.left, other.left));
        stretches.clear();
        stretches.addAll(wider);
        return true;
    }

    private static boolean areText(List<Line> lines, List<Stretch> stretches) {
        return stretches.size() > 1
                && stretches.stream()
                        .allMatch(stretch -> isText(
                                stretch,
                                lines.stream()
                                        .filter(line -> line.segments().size() > 1)
                                        .flatMap(line -> line.within(stretch.left, stretch.right).stream())
                                        .toList()));
    }

    private static boolean isText(Stretch stretch, List<Line> lines) {
        long full = lines.stream()
                .filter(line -> line.right() - line.left() > FULL * (stretch.right - stretch.left))
                .count();
        double words = lines.stream()
                .mapToInt(line -> line.text().split("\\s+").length)
                .average()
                .orElse(0);
        double letters = lines.stream()
                .mapToLong(line ->
                        line.text().codePoints().filter(Character::isLetter).count())
                .average()
                .orElse(0);
        return lines.size() >= FEWEST_ROWS
                && full >= FULL * lines.size()
                && words >= FEWEST_WORDS
                && letters >= FEWEST_LETTERS;
    }

    private record Stretch(double left, double right) {}
}
