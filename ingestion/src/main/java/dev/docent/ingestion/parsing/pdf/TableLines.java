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

    /** More lines of one cell are text between two tables. */
    private static final int MOST_LONE_CELLS = 2;

    private TableLines() {}

    /** {@return how many lines from this one on are rows of one table; 0 when there are fewer than two} */
    static int count(List<Line> lines, int from) {
        Line row = null;
        int rows = 0;
        int end = from;
        for (int at = from; at < lines.size(); at++) {
            var line = lines.get(at);
            if (isRow(line) && (row == null || follows(row, line))) {
                row = line;
                rows++;
                end = at + 1;
            } else if (row == null || at - end >= MOST_LONE_CELLS || !isLoneCell(row, lines.get(at - 1), line)) {
                break;
            }
        }
        return rows >= 2 ? end - from : 0;
    }

    /** A row of which one cell is filled, or a line more of a cell; it is of the table when rows come after it. */
    private static boolean isLoneCell(Line row, Line above, Line line) {
        double drop = line.baseline() - above.baseline();
        return line.segments().size() == 1
                && line.text().length() <= LONGEST_CELL
                && drop > 0
                && drop < 2.5 * line.size()
                && line.hasSizeOf(row)
                && line.bold() == row.bold()
                && row.segments().stream()
                        .anyMatch(cell -> isAligned(cell, line.segments().getFirst()))
                && row.segments().stream()
                                .filter(cell -> cell.left() < line.right() && line.left() < cell.right())
                                .count()
                        <= 1;
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
