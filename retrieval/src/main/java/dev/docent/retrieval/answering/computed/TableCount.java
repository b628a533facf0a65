package dev.docent.retrieval.answering.computed;

import dev.docent.retrieval.answering.Computed;
import dev.docent.retrieval.answering.Computed.Operand;
import dev.docent.retrieval.answering.Computed.Operation;
import dev.docent.retrieval.answering.asked.RowWords;
import dev.docent.retrieval.answering.table.Table.Row;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** The number of rows, or of the different cells of a column. */
record TableCount(AskedRows asked) {

    private static final int MOST_NAMED = 15;

    Optional<Finding> found() {
        var selected = asked.table().selected().rows();
        var limiting = asked.limiting(selected);
        var rows = asked.within(selected, limiting);
        var coverage = asked.table().coverage(rows);
        var counted = asked.table().asked().counted();
        if (coverage < 1
                || rows.isEmpty()
                || counted.isEmpty()
                || asked.table().table().rows().size() < 2) {
            return Optional.empty();
        }
        var limited = limiting.map(ValueColumn::place).orElse(-1);
        return place(counted, rows).map(place -> counted(place, rows, limited, coverage));
    }

    /** @param limited the column whose values are limited; negative for none */
    private Finding counted(int place, List<Row> rows, int limited, double coverage) {
        var distinct = place == 0 ? rows : distinct(rows, place);
        var names = distinct.stream()
                .map(row -> place == 0 ? asked.labels().said(row, limited) : cell(row, place))
                .limit(MOST_NAMED)
                .toList();
        var number = new Computed(
                Operation.COUNT,
                distinct.stream()
                        .map(row -> new Operand(row.text(), BigDecimal.ONE))
                        .toList());
        var tail = distinct.size() > MOST_NAMED ? "" : ": " + String.join("; ", names);
        return new Finding(distinct, List.of(number), number.value().toPlainString(), "count", tail, coverage);
    }

    /** {@return the column of what is counted: 0 if each row is one; empty if the table is not about that} */
    private Optional<Integer> place(String counted, List<Row> rows) {
        var table = asked.table().table();
        for (int place = 0; place < table.width(); place++) {
            if (asked.table().isColumn(place, counted)) {
                int of = place;
                var isNumber =
                        rows.stream().anyMatch(row -> table.value(row, of).isPresent());
                return isNumber && place > 0 ? Optional.empty() : Optional.of(place);
            }
        }
        return isRow(counted) ? Optional.of(0) : Optional.empty();
    }

    /** {@return whether each row is one of what is counted} */
    private boolean isRow(String counted) {
        return (RowWords.namePersons(counted) && isOfPersons())
                || RowWords.nameEntries(counted)
                || asked.table().isAbout(counted);
    }

    private boolean isOfPersons() {
        return asked.table().table().columns().stream()
                .filter(name -> !ValueColumn.isNumbering(name))
                .findFirst()
                .filter(RowWords::isColumnOfPersons)
                .isPresent();
    }

    private static List<Row> distinct(List<Row> rows, int place) {
        var first = new LinkedHashMap<String, Row>();
        rows.stream()
                .filter(row -> row.cell(place).isPresent())
                .forEach(row -> first.putIfAbsent(cell(row, place), row));
        return List.copyOf(first.values());
    }

    private static String cell(Row row, int place) {
        return row.cell(place).map(cell -> cell.text()).orElse("");
    }
}
