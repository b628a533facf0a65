package dev.docent.ingestion.parsing.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Finds lines that stand under each other in columns: a table without its rules, which PDF does not tell from text.
 */
final class TableLines {

    /** Cells of a table are short; longer ones are columns of running text. */
    private static final int LONGEST_CELL = 60;

    private static final double ALIGNED = 6;

    private TableLines() {}

    /** {@return how many lines from this one on are rows of one table; 0 when there are fewer than two} */
    static int count(List<Line> lines, int from) {
        int to = from;
        while (to < lines.size() && isRow(lines.get(to)) && (to == from || follows(lines.get(to - 1), lines.get(to)))) {
            to++;
        }
        return to - from >= 2 ? to - from : 0;
    }

    /** {@return the cells of these lines, every row with a cell for every column} */
    static List<List<String>> cells(List<Line> rows) {
        var columns = new TreeMap<Double, Double>();
        rows.stream().flatMap(row -> row.segments().stream()).forEach(cell -> widen(columns, cell));
        var lefts = new ArrayList<>(columns.keySet());
        var cells = new ArrayList<List<String>>();
        for (var row : rows) {
            var texts = new ArrayList<String>(java.util.Collections.nCopies(lefts.size(), ""));
            for (var segment : row.segments()) {
                int column = column(lefts, segment.left());
                var before = texts.get(column);
                texts.set(column, before.isEmpty() ? segment.text() : before + " " + segment.text());
            }
            cells.add(texts);
        }
        return cells;
    }

    /** Segments whose stretches of the page's width overlap are of one column. */
    private static void widen(TreeMap<Double, Double> columns, Segment cell) {
        double left = cell.left();
        double right = cell.right();
        for (var entry : List.copyOf(columns.entrySet())) {
            if (entry.getKey() < right && left < entry.getValue()) {
                left = Math.min(left, entry.getKey());
                right = Math.max(right, entry.getValue());
                columns.remove(entry.getKey());
            }
        }
        columns.put(left, right);
    }

    private static int column(List<Double> lefts, double left) {
        int column = 0;
        while (column + 1 < lefts.size() && lefts.get(column + 1) <= left + 0.01) {
            column++;
        }
        return column;
    }

    private static boolean isRow(Line line) {
        return line.segments().size() >= 2
                && line.segments().stream().allMatch(cell -> cell.text().length() <= LONGEST_CELL);
    }

    /** At least two cells stand under cells of the line above, by their left or right edge or their middle. */
    private static boolean follows(Line above, Line line) {
        if (line.baseline() <= above.baseline() || line.baseline() - above.baseline() > 5 * line.size()) {
            return false;
        }
        long aligned = line.segments().stream()
                .filter(cell -> above.segments().stream().anyMatch(other -> isAligned(cell, other)))
                .count();
        return aligned >= 2;
    }

    private static boolean isAligned(Segment one, Segment other) {
        return Math.abs(one.left() - other.left()) < ALIGNED
                || Math.abs(one.right() - other.right()) < ALIGNED
                || Math.abs(one.left() + one.right() - other.left() - other.right()) < 2 * ALIGNED;
    }
}
