package dev.docent.retrieval.answering.extractive;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table row in readable form: each cell with the name of its column. */
final class TableRow {

    /** The prefix that chunking puts before the column names in the last heading of a passage. */
    private static final String COLUMNS = "Columns: ";

    /** The number of cells above which a row is shortened. */
    private static final int MANY = 4;

    private static final Pattern BORDER = Pattern.compile("(?<!\\\\)\\|");

    private TableRow() {}

    static boolean isOne(String line) {
        return line.startsWith("|") && line.endsWith("|") && line.length() > 1;
    }

    /**
     * {@return the cells with the names of their columns} Of a row with many cells, only those that the question names are
     * left: by a word of the cell or of its column.
     *
     * @param asked whether a text has a word of the question
     */
    static String readable(String row, List<String> headings, Predicate<String> asked) {
        var cells = cells(row);
        var columns = headings.isEmpty() || !headings.getLast().startsWith(COLUMNS)
                ? List.<String>of()
                : cells(headings.getLast().substring(COLUMNS.length()));
        var filled = IntStream.range(0, cells.size())
                .filter(i -> !cells.get(i).isEmpty())
                .toArray();
        var named = IntStream.of(filled)
                .filter(i -> asked.test(cells.get(i)) || (i < columns.size() && asked.test(columns.get(i))))
                .toArray();
        var isColumnNamed = IntStream.of(named).anyMatch(i -> i < columns.size() && asked.test(columns.get(i)));
        return IntStream.of(filled.length > MANY && isColumnNamed ? named : filled)
                .mapToObj(i -> i < columns.size() && !columns.get(i).isEmpty()
                        ? columns.get(i) + ": " + cells.get(i)
                        : cells.get(i))
                .collect(Collectors.joining("; "));
    }

    private static List<String> cells(String row) {
        var inside = row.startsWith("|") ? row.substring(1) : row;
        return Arrays.stream(BORDER.split(inside))
                .map(cell -> cell.replace("\\|", "|").strip())
                .toList();
    }
}
