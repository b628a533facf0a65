package dev.docent.retrieval.answering.computed;

import dev.docent.retrieval.answering.asked.AskedAggregate;
import dev.docent.retrieval.answering.asked.Quantity;
import dev.docent.retrieval.answering.table.CellValue;
import dev.docent.retrieval.answering.table.CellValue.Kind;
import dev.docent.retrieval.answering.table.Table;
import dev.docent.retrieval.answering.table.Table.Row;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The values of a table that a question is about.
 *
 * @param place the column; -1 if the values are amounts within the text of cells
 * @param quantity what they are, if the question implies it; otherwise null
 * @param values of each row that has one
 */
record ValueColumn(int place, @Nullable Quantity quantity, Map<Row, CellValue> values) {

    private static final double IMPLIED = 1;
    private static final double LESS_USUAL = 0.1;
    private static final double OF_ITS_UNIT = 0.5;
    private static final double OWN_UNIT = 0.6;

    private static final Pattern NUMBERING = Pattern.compile(
            "#|no\\.?|nr\\.?|n°|ln|index|id|pos\\.?|line|row|rank|rang|lfd\\.? nr\\.?", Pattern.CASE_INSENSITIVE);
    private static final Pattern SCALED = Pattern.compile(
            "million|thousand|billion|\\bmio|\\btsd|tausend|\\bmrd|milliers|millones|miles\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WITH_UNIT =
            Pattern.compile("(?<![\\d.,\\p{L}])\\d[\\d.,]*(?<![.,]) ?(\\p{L}{1,8}[²2]?)(?![\\p{L}\\d])");
    private static final Pattern ASKED = Pattern.compile(
            "(?:which|what|welche[rsnm]?|quel(?:le)?s?|qu[eé]|cu[aá]l(?:es)?) (?:(?:is|are|was|of|the|el|la|est|de) )*(\\p{L}{2,30})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private record Scored(ValueColumn column, double score) {}

    /**
     * {@return the column that the question names most or implies; empty if none or several are as likely}
     *
     * @param least the number of rows that must have a value
     */
    static Optional<ValueColumn> of(
            String question, AskedTable asked, List<Row> rows, int least, Optional<Limit> limit) {
        var columns = IntStream.range(0, asked.table().width())
                .mapToObj(place -> column(asked, rows, place, least))
                .flatMap(Optional::stream)
                .filter(column -> limit.isEmpty() || fits(limit.get(), column, asked.table()))
                .map(column -> scored(column, asked, limit))
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .toList();
        var label = ASKED.matcher(question);
        var noun = label.find() ? label.group(1) : "";
        var others = columns.stream()
                .filter(each -> noun.isEmpty() || !asked.isColumn(each.column().place(), noun))
                .toList();
        var likely = others.isEmpty() || others.getFirst().score() == 0 ? columns : others;
        if (likely.isEmpty() || likely.getFirst().score() == 0) {
            return likely.size() == 1
                            && asked.asked().quantities().isEmpty()
                            && limit.isEmpty()
                            && asked.coverage(rows) == 1
                    ? Optional.of(likely.getFirst().column())
                    : within(asked, rows);
        }
        var isTied =
                likely.size() > 1 && likely.get(1).score() == likely.getFirst().score();
        return isTied ? Optional.empty() : Optional.of(likely.getFirst().column());
    }

    /** {@return the column if enough of the rows have a value of the same kind and unit} */
    private static Optional<ValueColumn> column(AskedTable asked, List<Row> rows, int place, int least) {
        var table = asked.table();
        var values = new HashMap<Row, CellValue>();
        rows.forEach(row -> table.value(row, place).ifPresent(value -> values.put(row, value)));
        var kinds = values.values().stream().map(CellValue::kind).distinct().count();
        var units = values.values().stream()
                .map(CellValue::unit)
                .filter(unit -> !unit.isEmpty())
                .distinct()
                .count();
        var isNumbering = isNumbering(table.column(place));
        return values.size() < Math.max(1, least) || kinds > 1 || units > 1 || isNumbering
                ? Optional.empty()
                : Optional.of(new ValueColumn(place, null, values));
    }

    /** {@return whether a column of this name numbers the rows} */
    static boolean isNumbering(String name) {
        return NUMBERING.matcher(name).matches();
    }

    private static Scored scored(ValueColumn column, AskedTable asked, Optional<Limit> limit) {
        var name = asked.table().column(column.place());
        var best = asked.asked().quantities().stream()
                .map(quantity -> new Scored(
                        new ValueColumn(column.place(), quantity, column.values()), implied(quantity, name, column)))
                .max(Comparator.comparingDouble(Scored::score))
                .filter(each -> each.score() > 0)
                .orElse(new Scored(column, 0));
        var unit = limit.map(each -> each.value().unit()).orElse("");
        var ofUnit =
                !unit.isEmpty() && (units(name).contains(unit) || column.unit().equals(unit)) ? OWN_UNIT : 0;
        return new Scored(best.column(), best.score() + ofUnit + asked.inColumn(column.place()));
    }

    private static double implied(Quantity quantity, String name, ValueColumn column) {
        var named = quantity.column(name);
        if (named.isPresent()) {
            return IMPLIED - LESS_USUAL * named.getAsInt();
        }
        var isOfUnit = quantity.hasUnit(column.unit())
                || units(name).stream().anyMatch(quantity::hasUnit)
                || (quantity == Quantity.TIME
                        && column.values().values().iterator().next().kind() != Kind.NUMBER);
        return isOfUnit ? OF_ITS_UNIT : 0;
    }

    private static boolean fits(Limit limit, ValueColumn column, Table table) {
        var name = table.column(column.place());
        var unit = limit.value().unit();
        var units = units(name).stream().filter(CellValue::isUnit).toList();
        return column.values().values().stream().allMatch(limit::fits)
                && !SCALED.matcher(name).find()
                && (unit.isEmpty()
                        || !CellValue.isUnit(unit)
                        || units.contains(unit)
                        || column.unit().equals(unit));
    }

    private static List<String> units(String name) {
        return Arrays.stream(name.split("[^\\p{L}\\d²³%€$£]+"))
                .map(CellValue::unit)
                .toList();
    }

    private String unit() {
        return values.values().stream()
                .map(CellValue::unit)
                .filter(unit -> !unit.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** {@return the amounts in the text of cells, if each row has one with the same unit of an implied quantity} */
    private static Optional<ValueColumn> within(AskedTable asked, List<Row> rows) {
        return asked.asked().quantities().stream()
                .map(quantity -> within(quantity, rows))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<ValueColumn> within(Quantity quantity, List<Row> rows) {
        var values = new HashMap<Row, CellValue>();
        for (var row : rows) {
            var amounts = WITH_UNIT
                    .matcher(row.text())
                    .results()
                    .filter(found -> quantity.hasUnit(CellValue.unit(found.group(1))))
                    .flatMap(found -> CellValue.of(found.group(), true).stream())
                    .toList();
            if (amounts.size() != 1) {
                return Optional.empty();
            }
            values.put(row, amounts.getFirst());
        }
        var units = values.values().stream().map(CellValue::unit).collect(Collectors.toSet());
        return units.size() == 1 ? Optional.of(new ValueColumn(-1, quantity, values)) : Optional.empty();
    }

    /** {@return the value of the row} */
    Optional<BigDecimal> number(Row row) {
        return Optional.ofNullable(values.get(row)).map(CellValue::number);
    }

    /** {@return whether the values are dates or times} */
    boolean isTime() {
        return quantity == Quantity.TIME || values.values().stream().anyMatch(value -> value.kind() != Kind.NUMBER);
    }

    /** {@return whether the largest value is asked for: of the oldest the largest age, or the earliest date} */
    boolean isLargest(AskedAggregate.Operation operation) {
        return (operation == AskedAggregate.Operation.LARGEST) != (quantity == Quantity.AGE);
    }
}
