package dev.docent.ingestion.parsing.pdf;

import dev.docent.ingestion.parsing.pdf.HorizontalRanges.Range;
import dev.docent.ingestion.parsing.pdf.Line.Segment;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The lines above a table that name its columns, where they are drawn cell by cell rather than line by line. */
final class TableHeader {

    private static final int MAX_LINES = 12;
    private static final int MAX_LENGTH = 40;

    /** The maximum height above the first row, relative to the font size. */
    private static final double MAX_HEIGHT = 4.5;

    private TableHeader() {}

    /** {@return the number of lines from the given one that are the header of a table below them; 0 if there is none} */
    static int count(List<Line> lines, int from) {
        for (int at = from; at < Math.min(lines.size(), from + MAX_LINES) && mayBeHeader(lines.get(at)); at++) {
            int rows = at + 1 < lines.size() ? TableLines.count(lines, at + 1) : 0;
            if (rows > 0) {
                var header = lines.subList(from, at + 1);
                var table = lines.subList(at + 1, at + 1 + rows);
                return isHeader(header, table) ? header.size() : 0;
            }
        }
        return 0;
    }

    /** {@return the name of each column, from top to bottom} */
    static List<String> cells(List<Line> header, List<Range> columns) {
        var segments = header.stream()
                .sorted(Comparator.comparingDouble(Line::baseline))
                .flatMap(line -> line.segments().stream())
                .toList();
        return columns.stream()
                .map(column -> segments.stream()
                        .filter(segment -> overlaps(segment, column))
                        .map(Segment::text)
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private static boolean mayBeHeader(Line line) {
        return line.segments().size() == 1 && line.text().length() <= MAX_LENGTH;
    }

    /** Cells that are next to each other, and most columns have a name. */
    private static boolean isHeader(List<Line> header, List<Line> table) {
        var first = table.stream()
                .filter(row -> row.segments().size() > 1)
                .findFirst()
                .orElseThrow();
        var columns = TableLines.cells(table).columns();
        var named = new BitSet();
        for (var line : header) {
            double above = first.baseline() - line.baseline();
            if (above <= 0
                    || above > MAX_HEIGHT * first.size()
                    || line.size() > 1.3 * first.size()
                    || line.size() < 0.75 * first.size()) {
                return false;
            }
            for (int i = 0; i < columns.size(); i++) {
                if (overlaps(line.segments().getFirst(), columns.get(i))) {
                    named.set(i);
                }
            }
        }
        return named.cardinality() >= 2 && named.cardinality() >= columns.size() - 1 && isSideBySide(header);
    }

    private static boolean isSideBySide(List<Line> header) {
        return header.stream()
                .anyMatch(one -> header.stream()
                        .anyMatch(other -> one.left() > other.right()
                                && Math.abs(one.baseline() - other.baseline()) < 0.3 * one.size()));
    }

    private static boolean overlaps(Segment segment, Range column) {
        return segment.left() < column.right() && column.left() < segment.right();
    }
}
