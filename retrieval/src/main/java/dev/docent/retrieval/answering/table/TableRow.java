package dev.docent.retrieval.answering.table;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A row of a Markdown table. @param cells its cells with the names of their columns, without empty ones */
public record TableRow(List<Cell> cells) {

    private static final Pattern BORDER = Pattern.compile("(?<!\\\\)\\|");

    public TableRow {
        cells = List.copyOf(cells);
    }

    /**
     * A cell.
     *
     * @param place its position in the row, from 0
     * @param column the name of its column; empty if it has none
     */
    public record Cell(int place, String column, String text) {

        /** {@return the cell as it is read: the column and the text} */
        public String labeled() {
            return column.isEmpty() ? text : column + ": " + text;
        }
    }

    /** {@return whether the line is a row} */
    public static boolean isOne(String line) {
        return line.startsWith("|") && line.endsWith("|") && line.length() > 1;
    }

    /** {@return the row of the line} @param columns the names of the columns; cells beyond them have none */
    public static TableRow of(String line, List<String> columns) {
        var texts = texts(line);
        return new TableRow(IntStream.range(0, texts.size())
                .filter(i -> !texts.get(i).isEmpty())
                .mapToObj(i -> new Cell(i, i < columns.size() ? columns.get(i) : "", texts.get(i)))
                .toList());
    }

    /** {@return the row in readable form: each cell with the name of its column} */
    public String readable() {
        return cells.stream().map(Cell::labeled).collect(Collectors.joining("; "));
    }

    static List<String> texts(String row) {
        var inside = row.startsWith("|") ? row.substring(1) : row;
        return Arrays.stream(BORDER.split(inside))
                .map(cell -> cell.replace("\\|", "|").strip())
                .toList();
    }
}
