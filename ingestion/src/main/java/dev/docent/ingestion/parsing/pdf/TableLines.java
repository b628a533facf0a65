package dev.docent.ingestion.parsing.pdf;

import dev.docent.ingestion.parsing.pdf.HorizontalRanges.Range;
import dev.docent.ingestion.parsing.pdf.Line.Segment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Detects lines that are aligned in columns: the rows of a table, which PDF does not distinguish from text. */
final class TableLines {

    /** Longer cells are columns of text. */
    private static final int MAX_CELL_LENGTH = 60;

    private static final double ALIGNED = 6;
    private static final int MAX_CELLS = 200;

    /** More consecutive lines with one cell are text between two tables. */
    private static final int MAX_SINGLE_CELLS = 3;

    /** The number of rows above with which a row is compared; a sparse row has few cells. */
    private static final int MAX_COMPARED = 6;

    private TableLines() {}

    /** {@return the number of lines from the given one that are rows of one table; 0 if there are fewer than two} */
    static int count(List<Line> lines, int from) {
        var table = new ArrayList<Line>();
        int end = from;
        int singles = 0;
        for (int at = from; at < lines.size(); at++) {
            var line = lines.get(at);
            if (isRow(line) && (table.isEmpty() || follows(table, line))) {
                table.add(line);
                singles = 0;
                end = at + 1;
            } else if (table.isEmpty()) {
                if (at > from || !isWrappedName(lines, at)) {
                    break;
                }
            } else if (at == end && isNote(table.getLast(), line)) {
                end = at + 1;
            } else if (isSecondLine(table.getLast(), line) && isSingleCell(table, lines.get(at - 1), line)) {
                end = at + 1;
            } else if (singles++ >= MAX_SINGLE_CELLS || !isSingleCell(table, lines.get(at - 1), line)) {
                break;
            }
        }
        return table.size() >= 2 ? end - from : 0;
    }

    /** {@return whether the line is the name of a row that continues next to the values} */
    private static boolean isWrappedName(List<Line> lines, int at) {
        if (at + 1 >= lines.size() || lines.get(at).segments().size() > 1) {
            return false;
        }
        var line = lines.get(at);
        var row = lines.get(at + 1);
        double drop = row.baseline() - line.baseline();
        return isRow(row)
                && line.text().length() <= MAX_CELL_LENGTH
                && drop > 0
                && drop < 1.7 * line.size()
                && Math.abs(row.left() - line.left()) < ALIGNED
                && isContinuation(row.segments().getFirst().text());
    }

    /** A row with one filled cell, or the continuation of a cell; it belongs to the table if more rows follow. */
    private static boolean isSingleCell(List<Line> table, Line above, Line line) {
        var row = table.getLast();
        double drop = line.baseline() - above.baseline();
        return line.segments().size() == 1
                && line.text().length() <= MAX_CELL_LENGTH
                && (drop > 0 && drop < 2.5 * line.size() || isSecondLine(row, line))
                && line.hasSizeOf(row)
                && (line.bold() == row.bold() || isSecondLine(row, line))
                && isAligned(table, line.segments().getFirst())
                && row.segments().stream()
                                .filter(cell -> cell.left() < line.right() && line.left() < cell.right())
                                .count()
                        <= 1;
    }

    /** {@return whether the line is part of a cell that is higher than the others of its row} */
    private static boolean isSecondLine(Line row, Line line) {
        return Math.abs(line.baseline() - row.baseline()) < line.size();
    }

    /** {@return whether the line is a remark in smaller type below a cell, which may be wider than its column} */
    private static boolean isNote(Line row, Line line) {
        double drop = line.baseline() - row.baseline();
        return line.segments().size() == 1
                && drop > 0
                && drop < 1.7 * row.size()
                && line.size() < 0.95 * row.size()
                && row.segments().stream().anyMatch(cell -> Math.abs(cell.left() - line.left()) < ALIGNED / 2);
    }

    /** {@return the cells of the lines, with one cell per column in every row} */
    static Cells cells(List<Line> lines) {
        var rows = lines.stream().filter(line -> line.segments().size() > 1).toList();
        var columns = new HorizontalRanges(List.of())
                .with(rows.stream().flatMap(row -> row.segments().stream()).toList())
                .ranges();
        var cells = new ArrayList<List<String>>();
        Line above = null;
        for (var line : lines) {
            var texts = new ArrayList<>(Collections.nCopies(columns.size(), ""));
            for (var segment : line.segments()) {
                int column = column(columns, segment);
                texts.set(column, joined(texts.get(column), segment.text()));
            }
            if (above != null && continues(cells.getLast(), texts, line.baseline() - above.baseline(), line)) {
                for (int i = 0; i < texts.size(); i++) {
                    cells.getLast().set(i, joined(cells.getLast().get(i), texts.get(i)));
                }
            } else {
                cells.add(texts);
            }
            above = line;
        }
        return new Cells(columns, cells);
    }

    /** {@return whether the line continues the cells of the row above, which are wrapped} */
    private static boolean continues(List<String> above, List<String> texts, double drop, Line line) {
        if (drop > 1.7 * line.size()) {
            return false;
        }
        var label = texts.getFirst();
        boolean single = texts.stream().filter(text -> !text.isEmpty()).count() == 1;
        // A long name of a row is continued next to its values.
        boolean nameAbove = above.stream().skip(1).allMatch(String::isEmpty);
        return single && label.isEmpty() || (single || nameAbove) && isContinuation(label);
    }

    private static boolean isContinuation(String text) {
        return !text.isEmpty()
                && (text.startsWith("(")
                        || text.indexOf(')') >= 0 && text.indexOf('(') < 0
                        || Character.isLowerCase(text.codePointAt(0)));
    }

    private static String joined(String before, String text) {
        return before.isEmpty() ? text : text.isEmpty() ? before : before + " " + text;
    }

    /**
     * The cells of a table.
     *
     * @param columns the horizontal ranges of its columns
     */
    record Cells(List<Range> columns, List<List<String>> cells) {}

    /** {@return the column that the segment overlaps most, or else the last one that begins before it} */
    private static int column(List<Range> columns, Segment segment) {
        int column = 0;
        double most = 0;
        for (int i = 0; i < columns.size(); i++) {
            double shared = Math.min(columns.get(i).right(), segment.right())
                    - Math.max(columns.get(i).left(), segment.left());
            if (shared > most || most == 0 && columns.get(i).left() <= segment.left() + 0.01) {
                column = i;
                most = Math.max(0, shared);
            }
        }
        return column;
    }

    private static boolean isRow(Line line) {
        return line.segments().size() >= 2
                && line.segments().size() <= MAX_CELLS
                && line.segments().stream().allMatch(cell -> cell.text().length() <= MAX_CELL_LENGTH);
    }

    /** At least two cells are aligned with cells of the rows above, by their left edge, right edge or center. */
    private static boolean follows(List<Line> table, Line line) {
        var above = table.getLast();
        if (line.baseline() <= above.baseline() || line.baseline() - above.baseline() > 5 * line.size()) {
            return false;
        }
        return line.segments().stream()
                        .filter(cell -> isAligned(table, cell))
                        .limit(2)
                        .count()
                == 2;
    }

    private static boolean isAligned(List<Line> table, Segment cell) {
        return table.subList(Math.max(0, table.size() - MAX_COMPARED), table.size()).stream()
                .anyMatch(row -> row.segments().stream().anyMatch(other -> isAligned(cell, other)));
    }

    private static boolean isAligned(Segment one, Segment other) {
        return Math.abs(one.left() - other.left()) < ALIGNED
                || Math.abs(one.right() - other.right()) < ALIGNED
                || Math.abs(one.left() + one.right() - other.left() - other.right()) < 2 * ALIGNED;
    }
}
