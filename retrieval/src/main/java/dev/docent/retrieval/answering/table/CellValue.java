package dev.docent.retrieval.answering.table;

import dev.docent.retrieval.answering.notation.NumberForms;
import dev.docent.retrieval.answering.notation.PartialDate;
import dev.docent.retrieval.answering.table.Notation.DateOrder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The value of a cell that is nothing but a number, a date or a time, by which rows can be compared.
 *
 * @param kind values of different kinds cannot be compared
 * @param number the number; of a date year, month and day in one number; of a time the minutes since midnight
 * @param unit normalized; empty if the cell has none
 */
public record CellValue(Kind kind, BigDecimal number, String unit) {

    /** The kind of a value. */
    public enum Kind {
        NUMBER,
        DATE,
        TIME
    }

    private static final int LONGEST = 40;
    private static final String CURRENCY = "[€$£¥]|EUR|USD|GBP|CHF|US\\$";

    private static final Pattern AMOUNT = Pattern.compile(
            "(?<sign>[-−+])? ?(?<currency>%s)? ?(?<minus>[-−])?(?<amount>\\d.*?)(?: ?(?<unit>[%%‰]|%s|\\p{L}[\\p{L}²³/°]{0,11}\\d?))?"
                    .formatted(CURRENCY, CURRENCY));
    private static final Pattern FIGURES = Pattern.compile("(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4}|\\d{2})");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:[T ]\\d{2}:\\d{2}.*)?");
    private static final Pattern CLOCK =
            Pattern.compile("(\\d{1,2})[:.h](\\d{2})(?: ?(?:Uhr|h))?(?: ?([ap])\\.?m\\.?)?", Pattern.CASE_INSENSITIVE);

    private static final Map<String, String> UNITS = Stream.of(
                    "€ eur euro euros",
                    "$ usd us$ dollar dollars",
                    "£ gbp pound pounds",
                    "m2 m² sqm qm",
                    "km2 km²",
                    "min mins minute minutes minuten minutos",
                    "h hr hrs hour hours stunde stunden std heure heures hora horas",
                    "day days tag tage tagen jour jours día días dia dias")
            .map(line -> List.of(line.split(" ")))
            .flatMap(line -> line.stream().map(word -> Map.entry(word, line.getFirst())))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Set<String> OTHER_UNITS =
            Set.of("%", "kg", "g", "t", "m", "km", "cm", "mm", "l", "ml", "ha", "mb", "gb", "kwh", "mwh", "chf", "¥");

    /** {@return the value; empty if the cell has other words, or can be read in several ways} */
    static Optional<CellValue> of(String cell, Notation notation) {
        var text = cell.replaceAll("[\\s\u00a0\u202f]+", " ").strip();
        return text.isEmpty() || text.length() > LONGEST
                ? Optional.empty()
                : date(text, notation).or(() -> time(text)).or(() -> amount(text, notation));
    }

    /** {@return the value of a text other than a cell} @param isEnglish whether its numbers have decimal points */
    public static Optional<CellValue> of(String text, boolean isEnglish) {
        return of(text, Notation.of(List.of(text), isEnglish));
    }

    private static Optional<CellValue> date(String text, Notation notation) {
        var iso = ISO.matcher(text);
        if (iso.matches()) {
            return date(iso.group(1), iso.group(2), iso.group(3));
        }
        var figures = FIGURES.matcher(text);
        if (figures.matches()) {
            var order = figures.group(2).equals(".") ? DateOrder.DAY_FIRST : notation.dateOrder();
            var year = (figures.group(4).length() == 2 ? "20" : "") + figures.group(4);
            return switch (order) {
                case DAY_FIRST -> date(year, figures.group(3), figures.group(1));
                case MONTH_FIRST -> date(year, figures.group(1), figures.group(3));
                case UNKNOWN -> Optional.empty();
            };
        }
        return PartialDate.in(text).stream()
                .filter(date -> date.month() != null
                        && date.year() != null
                        && date.written().length() >= text.length() - 1)
                .findFirst()
                .map(date -> {
                    var parts = date.parts();
                    return dated(parts.get(0), parts.get(1), parts.get(2));
                });
    }

    private static Optional<CellValue> date(String year, String month, String day) {
        var months = Integer.parseInt(month);
        var days = Integer.parseInt(day);
        return months < 1 || months > 12 || days < 1 || days > 31
                ? Optional.empty()
                : Optional.of(dated(Integer.parseInt(year), months, days));
    }

    private static CellValue dated(int year, int month, int day) {
        return new CellValue(Kind.DATE, BigDecimal.valueOf(year * 10_000L + month * 100L + day), "");
    }

    private static Optional<CellValue> time(String text) {
        var clock = CLOCK.matcher(text);
        if (!clock.matches() || (text.indexOf('.') > 0 && text.length() < 6)) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(clock.group(1));
        int minute = Integer.parseInt(clock.group(2));
        var half = clock.group(3);
        if (half != null) {
            hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
        }
        return hour > 24 || minute > 59
                ? Optional.empty()
                : Optional.of(new CellValue(Kind.TIME, BigDecimal.valueOf(hour * 60L + minute), ""));
    }

    private static Optional<CellValue> amount(String text, Notation notation) {
        var amount = AMOUNT.matcher(text);
        if (!amount.matches()) {
            return Optional.empty();
        }
        var currency = amount.group("currency");
        var behind = amount.group("unit");
        var number = NumberForms.NUMBER.matcher(
                behind == null ? amount.group("amount") : amount.group("amount") + " " + behind);
        if (!number.lookingAt()
                || number.end("number") != amount.group("amount").length()) {
            return Optional.empty();
        }
        var scale = number.group("scale");
        var unit = currency != null ? currency : behind == null || scale != null ? "" : behind;
        var isNegative = amount.group("minus") != null
                || (amount.group("sign") != null && !amount.group("sign").equals("+"));
        return meaning(number.group("number"), scale, notation)
                .map(value -> new CellValue(Kind.NUMBER, isNegative ? value.negate() : value, unit(unit)));
    }

    private static Optional<BigDecimal> meaning(String number, @Nullable String scale, Notation notation) {
        var values = NumberForms.meanings(number, scale).stream()
                .filter(meaning -> meaning.size() == 1)
                .map(meaning -> new BigDecimal(meaning.getFirst()))
                .distinct()
                .toList();
        if (values.size() < 2) {
            return values.stream().findFirst();
        }
        var isDecimal = number.indexOf(notation.decimalComma() ? ',' : '.') >= 0;
        return values.stream().reduce(isDecimal ? BigDecimal::min : BigDecimal::max);
    }

    /** {@return whether it is a unit that is known, in its usual form} */
    public static boolean isUnit(String unit) {
        return UNITS.containsValue(unit) || OTHER_UNITS.contains(unit);
    }

    /** {@return the unit in its usual form: "km²" and "km2" are one} */
    public static String unit(String written) {
        var lower = written.toLowerCase(Locale.ROOT);
        return UNITS.getOrDefault(lower, lower);
    }
}
