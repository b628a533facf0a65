package dev.docent.retrieval.answering.computed;

import dev.docent.retrieval.answering.Computed;
import dev.docent.retrieval.answering.Computed.Operand;
import dev.docent.retrieval.answering.Computed.Operation;
import dev.docent.retrieval.answering.table.CellValue;
import dev.docent.retrieval.answering.table.Table.Row;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Computes what a question asks from the rows of one table. Nothing is computed where a word of the question, a row without a
 * value, or a second column of the same kind leaves open what is meant.
 *
 * @param limit what the question demands of the values of a column
 */
record TableAggregate(String question, AskedTable asked, RowLabels labels, Optional<Limit> limit) {

    private static final double EXPLAINED = 0.65;
    private static final double MOSTLY = 0.8;
    private static final int MOST_TIED = 3;
    private static final int MOST_SIDES = 4;
    private static final int MOST_NAMED = 15;

    /** Rows for what has no row of its own. */
    private static final Pattern REST = Pattern.compile(
            "(?:all )?others?|rest|remaining|misc.*|sonstige[rs]?|übrige|andere|autres?|otr[oa]s|resto",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern PERSONS = Pattern.compile(
            "people|persons?|employees?|staff|members|leute|personen|menschen|mitarbeiter\\w*|mitglieder|personnes|gens|employés|membres|personas|gente|empleados|miembros",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern PERSON_COLUMN = Pattern.compile(
            "(?:(?:full|first|last|sur|vor|nach)[- ]?)?name|employee|person|member|mitarbeiter\\w*|mitglied|nom|prénom|employé|nombre|apellidos?|empleado",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern ENTRIES = Pattern.compile(
            "items?|entries|rows|lines|records|things|einträge|zeilen|posten|entrées|lignes|éléments|entradas|filas|líneas|elementos",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** {@return the answer; empty if the table does not have it} */
    Optional<Finding> found() {
        return switch (asked.asked().operation()) {
            case LARGEST, SMALLEST -> extreme();
            case COUNT -> count();
            case SUM -> total(Operation.SUM);
            case MEAN -> total(Operation.MEAN);
            case DIFFERENCE -> difference();
        };
    }

    private Optional<Finding> extreme() {
        var named = asked.named();
        var isComparison = named.size() > 1 && named.size() <= MOST_SIDES;
        var rows = isComparison
                ? named
                : selected().stream().filter(row -> !isRest(row)).toList();
        var coverage = asked.coverage(rows);
        if (coverage < EXPLAINED || rows.size() < 2) {
            return Optional.empty();
        }
        var least = isComparison ? rows.size() : (int) Math.ceil(rows.size() * MOSTLY);
        return ValueColumn.of(question, asked, rows, Math.max(2, least), Optional.empty())
                .flatMap(column -> isComparison ? compared(rows, column, coverage) : extreme(rows, column, coverage));
    }

    private Optional<Finding> extreme(List<Row> rows, ValueColumn column, double coverage) {
        var best = ordered(rows, column).getFirst();
        var tied = rows.stream()
                .filter(row -> column.number(row).equals(column.number(best)))
                .toList();
        var explanation = (column.isTime() ? "time" : "value")
                + (column.isLargest(asked.asked().operation()) ? ".largest" : ".smallest");
        return tied.size() > MOST_TIED || tied.size() == rows.size()
                ? Optional.empty()
                : Optional.of(new Finding(tied, List.of(), said(tied, column), explanation, "", coverage));
    }

    /** {@return both sides of a comparison, the one with the value asked for first} */
    private Optional<Finding> compared(List<Row> rows, ValueColumn column, double coverage) {
        var ordered = ordered(rows, column);
        return column.number(ordered.get(0)).equals(column.number(ordered.get(1)))
                ? Optional.empty()
                : Optional.of(new Finding(ordered, List.of(), said(ordered, column), "", "", coverage));
    }

    private List<Row> ordered(List<Row> rows, ValueColumn column) {
        var byValue =
                Comparator.<Row, BigDecimal>comparing(row -> value(row, column).number());
        return rows.stream()
                .filter(row -> column.number(row).isPresent())
                .sorted(column.isLargest(asked.asked().operation()) ? byValue.reversed() : byValue)
                .toList();
    }

    private String said(List<Row> rows, ValueColumn column) {
        return rows.stream().map(row -> labels.said(row, column.place())).collect(Collectors.joining("; "));
    }

    private Optional<Finding> count() {
        var selected = asked.selected().rows();
        var limiting = limiting(selected);
        var rows = within(selected, limiting);
        var coverage = asked.coverage(rows);
        var counted = asked.asked().counted();
        if (coverage < 1
                || rows.isEmpty()
                || counted.isEmpty()
                || asked.table().rows().size() < 2) {
            return Optional.empty();
        }
        return countedPlace(counted, rows).map(place -> {
            var distinct = place == 0 ? rows : distinct(rows, place);
            var names = distinct.stream()
                    .map(row -> place == 0
                            ? labels.said(row, limiting.map(ValueColumn::place).orElse(-1))
                            : cell(row, place))
                    .limit(MOST_NAMED)
                    .toList();
            var number = new Computed(
                    Operation.COUNT,
                    distinct.stream()
                            .map(row -> new Operand(row.text(), BigDecimal.ONE))
                            .toList());
            var tail = distinct.size() > MOST_NAMED ? "" : ": " + String.join("; ", names);
            return new Finding(distinct, List.of(number), number.value().toPlainString(), "count", tail, coverage);
        });
    }

    /** {@return the column of what is counted: 0 if each row is one; empty if the table is not about that} */
    private Optional<Integer> countedPlace(String counted, List<Row> rows) {
        for (int place = 0; place < asked.table().width(); place++) {
            if (asked.isColumn(place, counted)) {
                int of = place;
                var isNumber = rows.stream()
                        .anyMatch(row -> asked.table().value(row, of).isPresent());
                return isNumber && place > 0 ? Optional.empty() : Optional.of(place);
            }
        }
        var isPerson = PERSONS.matcher(counted).find()
                && asked.table().columns().stream()
                        .filter(name -> !ValueColumn.isNumbering(name))
                        .findFirst()
                        .filter(name -> PERSON_COLUMN.matcher(name).matches())
                        .isPresent();
        return isPerson || ENTRIES.matcher(counted).matches() || asked.isAbout(counted)
                ? Optional.of(0)
                : Optional.empty();
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

    /** {@return the column whose values are limited} */
    private Optional<ValueColumn> limiting(List<Row> rows) {
        return limit.flatMap(each -> ValueColumn.of(question, asked, rows, rows.size(), limit));
    }

    /** {@return the rows whose value is within the limit; empty if the question has a limit and no column has values for it} */
    private List<Row> within(List<Row> rows, Optional<ValueColumn> limiting) {
        return limit.isEmpty()
                ? rows
                : limiting.map(column -> rows.stream()
                                .filter(row -> limit.get().isMetBy(value(row, column)))
                                .toList())
                        .orElse(List.of());
    }

    private static CellValue value(Row row, ValueColumn column) {
        return Objects.requireNonNull(column.values().get(row));
    }

    private List<Row> selected() {
        var rows = asked.selected().rows();
        return within(rows, limiting(rows));
    }

    private Optional<Finding> total(Operation operation) {
        var rows = selected();
        var coverage = asked.coverage(rows);
        if (coverage < EXPLAINED || rows.size() < 2) {
            return Optional.empty();
        }
        return ValueColumn.of(question, asked, rows, rows.size(), Optional.empty())
                .filter(column -> column.place() >= 0 && !column.isTime())
                .map(column -> computed(operation, rows, column, "", coverage));
    }

    private Optional<Finding> difference() {
        var rows = asked.named();
        var coverage = asked.coverage(rows);
        if (coverage < EXPLAINED || rows.size() != 2) {
            return Optional.empty();
        }
        return ValueColumn.of(question, asked, rows, 2, Optional.empty())
                .filter(column -> column.place() >= 0 && !column.isTime())
                .map(column -> computed(Operation.DIFFERENCE, rows, column, ": " + said(rows, column), coverage));
    }

    private Finding computed(Operation operation, List<Row> rows, ValueColumn column, String tail, double coverage) {
        var operands = rows.stream()
                .map(row -> new Operand(row.text(), value(row, column).number()))
                .toList();
        var computed = new Computed(operation, operands);
        var written = asked.table().written(computed.value(), rows, column.place());
        var name = asked.table().column(column.place());
        return new Finding(
                rows,
                List.of(computed),
                name.isEmpty() ? written : name + ": " + written,
                operation.name().toLowerCase(Locale.ROOT),
                tail,
                coverage);
    }

    private static boolean isRest(Row row) {
        return row.cells().cells().stream()
                .findFirst()
                .filter(cell -> REST.matcher(cell.text()).matches())
                .isPresent();
    }
}
