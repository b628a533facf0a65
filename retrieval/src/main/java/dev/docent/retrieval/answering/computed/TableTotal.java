package dev.docent.retrieval.answering.computed;

import dev.docent.retrieval.answering.Computed;
import dev.docent.retrieval.answering.Computed.Operand;
import dev.docent.retrieval.answering.Computed.Operation;
import dev.docent.retrieval.answering.asked.AskedAggregate;
import dev.docent.retrieval.answering.table.Table.Row;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The sum or mean of a column over the selected rows, or the difference of two named ones. */
record TableTotal(AskedRows asked) {

    Optional<Finding> found() {
        var rows = asked.selected();
        var operation = asked.operation() == AskedAggregate.Operation.SUM ? Operation.SUM : Operation.MEAN;
        return isExplained(rows)
                ? amounts(rows).map(column -> computed(operation, rows, column, ""))
                : Optional.empty();
    }

    Optional<Finding> difference() {
        var rows = asked.table().named();
        return isExplained(rows) && rows.size() == 2
                ? amounts(rows)
                        .map(column -> computed(Operation.DIFFERENCE, rows, column, ": " + asked.said(rows, column)))
                : Optional.empty();
    }

    private boolean isExplained(List<Row> rows) {
        return rows.size() > 1 && asked.table().coverage(rows) >= AskedRows.EXPLAINED;
    }

    private Optional<ValueColumn> amounts(List<Row> rows) {
        return asked.column(rows, rows.size()).filter(column -> column.place() >= 0 && !column.isTime());
    }

    private Finding computed(Operation operation, List<Row> rows, ValueColumn column, String tail) {
        var table = asked.table().table();
        var operands = rows.stream()
                .map(row -> new Operand(row.text(), AskedRows.value(row, column).number()))
                .toList();
        var computed = new Computed(operation, operands);
        var written = table.written(computed.value(), rows, column.place());
        var name = table.column(column.place());
        return new Finding(
                rows,
                List.of(computed),
                name.isEmpty() ? written : name + ": " + written,
                operation.name().toLowerCase(Locale.ROOT),
                tail,
                asked.table().coverage(rows));
    }
}
