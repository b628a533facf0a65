package dev.docent.ingestion.parsing.pdf;

import dev.docent.ingestion.parsing.pdf.HorizontalRanges.Range;
import java.util.ArrayList;
import java.util.List;

/**
 * Reorders the lines of text columns, where the page draws them row by row across all columns. Text columns differ from
 * table columns in their content: lines of several words that fill most of the width.
 */
final class Columns {

    /** The minimum number of rows; fewer are a table or a coincidence. */
    private static final int MIN_ROWS = 4;

    private static final int MIN_LETTERS = 12;
    private static final double MIN_WORDS = 3;
    private static final double FULL_WIDTH = 0.7;

    /** The maximum distance between the lines of a column, relative to the font size. It allows for space between paragraphs. */
    private static final double MAX_DISTANCE = 4;

    private Columns() {}

    /** {@return the lines in reading order} */
    static List<Line> inOrder(List<Line> lines) {
        var ordered = new ArrayList<Line>();
        int at = 0;
        while (at < lines.size()) {
            List<Range> columns = List.of();
            int end = at;
            for (; end < lines.size() && isBelow(lines, at, end); end++) {
                var widened = new HorizontalRanges(columns)
                        .with(lines.get(end).segments())
                        .ranges();
                if (widened.size() < 2) {
                    break;
                }
                columns = widened;
            }
            var rows = lines.subList(at, end);
            if (areText(rows, columns)) {
                for (var column : columns) {
                    rows.forEach(row -> row.within(column).ifPresent(ordered::add));
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
        return drop > 0 && drop < MAX_DISTANCE * lines.get(at).size();
    }

    private static boolean areText(List<Line> rows, List<Range> columns) {
        var divided = rows.stream().filter(row -> row.segments().size() > 1).toList();
        return columns.size() > 1
                && columns.stream()
                        .allMatch(column -> isText(
                                column,
                                divided.stream()
                                        .flatMap(row -> row.within(column).stream())
                                        .toList()));
    }

    private static boolean isText(Range column, List<Line> lines) {
        long full = lines.stream()
                .filter(line -> line.right() - line.left() > FULL_WIDTH * (column.right() - column.left()))
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
        return lines.size() >= MIN_ROWS
                && full >= FULL_WIDTH * lines.size()
                && words >= MIN_WORDS
                && letters >= MIN_LETTERS;
    }
}
