package dev.docent.retrieval.answering.computed;

import dev.docent.retrieval.answering.asked.AskedAggregate.Operation;
import dev.docent.retrieval.answering.table.CellValue;
import dev.docent.retrieval.answering.table.Table.Row;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rows of a table that a question asks to compute from.
 *
 * @param limit what the question demands of the values of a column
 */
record AskedRows(String question, AskedTable table, RowLabels labels, Optional<Limit> limit) {

    /** The share of the question's words that a table must explain. */
    static final double EXPLAINED = 0.65;

    Operation operation() {
        return table.asked().operation();
    }

    /** {@return the rows that the question selects, within its limit} */
    List<Row> selected() {
        var rows = table.selected().rows();
        return within(rows, limiting(rows));
    }

    /** {@return the column whose values are limited} */
    Optional<ValueColumn> limiting(List<Row> rows) {
        return limit.flatMap(each -> column(rows, rows.size(), limit));
    }

    /** {@return the rows whose value is within the limit; empty if the question has a limit and no column has values for it} */
    List<Row> within(List<Row> rows, Optional<ValueColumn> limiting) {
        return limit.isEmpty()
                ? rows
                : limiting.map(column -> rows.stream()
                                .filter(row -> limit.get().isMetBy(value(row, column)))
                                .toList())
                        .orElse(List.of());
    }

    /** {@return the column of values that the question means} @param least the number of rows that must have a value */
    Optional<ValueColumn> column(List<Row> rows, int least) {
        return column(rows, least, Optional.empty());
    }

    private Optional<ValueColumn> column(List<Row> rows, int least, Optional<Limit> limited) {
        return ValueColumn.of(question, table, rows, least, limited);
    }

    static CellValue value(Row row, ValueColumn column) {
        return Objects.requireNonNull(column.values().get(row));
    }

    /** {@return the rows with their values, as an answer names them} */
    String said(List<Row> rows, ValueColumn column) {
        return rows.stream().map(row -> labels.said(row, column.place())).collect(Collectors.joining("; "));
    }
}
