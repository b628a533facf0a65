package dev.docent.retrieval.answering.computed;

import dev.docent.retrieval.answering.asked.RowWords;
import dev.docent.retrieval.answering.table.Table.Row;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The rows with the largest or smallest value, or the named rows of a comparison in the order of their values. */
record TableExtreme(AskedRows asked) {

    /** The share of the rows that must have a value. */
    private static final double MOSTLY = 0.8;

    private static final int MOST_TIED = 3;
    private static final int MOST_SIDES = 4;

    Optional<Finding> found() {
        var named = asked.table().named();
        var isComparison = named.size() > 1 && named.size() <= MOST_SIDES;
        var rows = isComparison
                ? named
                : asked.selected().stream().filter(row -> !isRest(row)).toList();
        var coverage = asked.table().coverage(rows);
        if (coverage < AskedRows.EXPLAINED || rows.size() < 2) {
            return Optional.empty();
        }
        var least = isComparison ? rows.size() : (int) Math.ceil(rows.size() * MOSTLY);
        return asked.column(rows, Math.max(2, least))
                .flatMap(column -> isComparison ? compared(rows, column, coverage) : extreme(rows, column, coverage));
    }

    private Optional<Finding> extreme(List<Row> rows, ValueColumn column, double coverage) {
        var best = ordered(rows, column).getFirst();
        var tied = rows.stream()
                .filter(row -> column.number(row).equals(column.number(best)))
                .toList();
        var explanation =
                (column.isTime() ? "time" : "value") + (column.isLargest(asked.operation()) ? ".largest" : ".smallest");
        return tied.size() > MOST_TIED || tied.size() == rows.size()
                ? Optional.empty()
                : Optional.of(new Finding(tied, List.of(), asked.said(tied, column), explanation, "", coverage));
    }

    /** {@return both sides of a comparison, the one with the value asked for first} */
    private Optional<Finding> compared(List<Row> rows, ValueColumn column, double coverage) {
        var ordered = ordered(rows, column);
        return column.number(ordered.get(0)).equals(column.number(ordered.get(1)))
                ? Optional.empty()
                : Optional.of(new Finding(ordered, List.of(), asked.said(ordered, column), "", "", coverage));
    }

    private List<Row> ordered(List<Row> rows, ValueColumn column) {
        var byValue = Comparator.<Row, BigDecimal>comparing(
                row -> AskedRows.value(row, column).number());
        return rows.stream()
                .filter(row -> column.number(row).isPresent())
                .sorted(column.isLargest(asked.operation()) ? byValue.reversed() : byValue)
                .toList();
    }

    private static boolean isRest(Row row) {
        return row.cells().cells().stream()
                .findFirst()
                .filter(cell -> RowWords.isRest(cell.text()))
                .isPresent();
    }
}
