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

    /** More consecutive lines with one cell are text between two tables. */
    private static final int MAX_SINGLE_CELLS = 2;

    private TableLines() {}

    /** {@return the number of lines from the given one that are rows of one table; 0 if there are fewer than two} */
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
            } else if (row == null || at - end >= MAX_SINGLE_CELLS || !isSingleCell(row, lines.get(at - 1), line)) {
                break;
            }
        }
        return rows >= 2 ? end - from : 0;
    }

    /** A row with one filled cell, or the continuation of a cell; it belongs to the table if more rows follow. */
    private static boolean isSingleCell(Line row, Line above, Line line) {
        double drop = line.baseline() - above.baseline();
        return line.segments().size() == 1
                && line.text().length() <= MAX_CELL_LENGTH
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

    /** {@return the cells of the lines, with one cell per column in every row} */
    static List<List<String>> cells(List<Line> rows) {
        var segments = rows.stream().flatMap(row -> row.segments().stream()).toList();
        var columns = new HorizontalRanges(List.of()).with(segments).ranges();
        var cells = new ArrayList<List<String>>();
        for (var row : rows) {
            var texts = new ArrayList<>(Collections.nCopies(columns.size(), ""));
            for (var segment : row.segments()) {
                int column = column(columns, segment);
                var before = texts.get(column);
                texts.set(column, before.isEmpty() ? segment.text() : before + " " + segment.text());
            }
            cells.add(texts);
        }
        return cells;
    }

    private static int column(List<Range> columns, Segment segment) {
        int column = 0;
        while (column + 1 < columns.size() && columns.get(column + 1).left() <= segment.left() + 0.01) {
            column++;
        }
        return column;
    }

    private static boolean isRow(Line line) {
        return line.segments().size() >= 2
                && line.segments().stream().allMatch(cell -> cell.text().length() <= MAX_CELL_LENGTH);
    }

    /** At least two cells are aligned with cells of the line above, by their left edge, right edge or center. */
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
