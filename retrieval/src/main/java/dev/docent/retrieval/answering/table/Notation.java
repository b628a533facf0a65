package dev.docent.retrieval.answering.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the cells of a table write numbers and dates. Cells that can be read in one way only decide it; otherwise the language
 * of the document does.
 *
 * @param decimalComma whether {@code 1,889} is 1.889
 * @param dateOrder the order of day and month in dates such as {@code 3/4/2024}
 */
record Notation(boolean decimalComma, DateOrder dateOrder) {

    /** The order of day and month. */
    enum DateOrder {
        DAY_FIRST,
        MONTH_FIRST,
        UNKNOWN
    }

    private static final Predicate<String> COMMA = Pattern.compile(
                    "(?<![\\d.,])\\d+(?:[.'’ ]\\d{3})*,\\d(?:\\d|\\d{3,})?(?![\\d.,])")
            .asPredicate();
    private static final Predicate<String> GROUPED_BY_POINT = Pattern.compile(
                    "(?<![\\d.,])\\d{1,3}\\.\\d{3}(?:,\\d{1,2}|\\.\\d{3})(?![\\d.,])")
            .asPredicate();
    private static final Predicate<String> POINT = Pattern.compile(
                    "(?<![\\d.,])\\d+(?:[,'’ ]\\d{3})*\\.\\d(?:\\d|\\d{3,})?(?![\\d.,])")
            .asPredicate();
    private static final Predicate<String> GROUPED_BY_COMMA = Pattern.compile(
                    "(?<![\\d.,])\\d{1,3},\\d{3}(?:\\.\\d{1,2}|,\\d{3})(?![\\d.,])")
            .asPredicate();
    private static final Predicate<String> DAY_FIRST = Pattern.compile(
                    "(?<!\\d)(?:1[3-9]|2\\d|3[01])[/.-]\\d{1,2}[/.-]\\d{2,4}(?!\\d)")
            .asPredicate();
    private static final Predicate<String> MONTH_FIRST = Pattern.compile(
                    "(?<!\\d)\\d{1,2}[/-](?:1[3-9]|2\\d|3[01])[/-]\\d{2,4}(?!\\d)")
            .asPredicate();

    private static final Pattern FIGURE =
            Pattern.compile("[-−]?\\d[\\d.,'’\u00a0\u202f]*(?: \\d{3})*(?:,\\d+)?(?<![.,])");
    private static final Pattern GROUPS = Pattern.compile("(?<!\\d)\\d{1,3}([.,'’ \u00a0\u202f])\\d{3}(?!\\d)");

    /** {@return the notation of the cells} @param isEnglish whether the language of the document writes decimal points */
    static Notation of(Collection<String> cells, boolean isEnglish) {
        var comma = has(cells, COMMA.or(GROUPED_BY_POINT));
        var point = has(cells, POINT.or(GROUPED_BY_COMMA));
        var dayFirst = has(cells, DAY_FIRST);
        var monthFirst = has(cells, MONTH_FIRST);
        return new Notation(
                comma == point ? !isEnglish : comma,
                dayFirst == monthFirst
                        ? (isEnglish || dayFirst ? DateOrder.UNKNOWN : DateOrder.DAY_FIRST)
                        : (dayFirst ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST));
    }

    private static boolean has(Collection<String> cells, Predicate<String> form) {
        return cells.stream().anyMatch(form);
    }

    /** {@return the value with the separators of these numbers, and with what is before and behind the first of them} */
    String written(BigDecimal value, List<String> cells) {
        var first = FIGURE.matcher(cells.getFirst());
        var grouping = cells.stream()
                .flatMap(cell -> GROUPS.matcher(cell).results())
                .map(found -> found.group(1))
                .filter(by -> !by.equals(decimalComma ? "," : "."))
                .findFirst()
                .orElse("");
        int decimals = Math.max(Math.max(0, value.stripTrailingZeros().scale()), decimals(cells));
        var plain = value.abs().setScale(decimals, RoundingMode.HALF_UP).toPlainString();
        int point = plain.indexOf('.');
        var whole = plain.substring(0, point < 0 ? plain.length() : point)
                .replaceAll("(?<=\\d)(?=(?:\\d{3})+$)", Matcher.quoteReplacement(grouping));
        var number = (value.signum() < 0 ? "-" : "")
                + whole
                + (point < 0 ? "" : (decimalComma ? "," : ".") + plain.substring(point + 1));
        return first.find() ? first.replaceFirst(Matcher.quoteReplacement(number)) : number;
    }

    private int decimals(List<String> cells) {
        var digits = Pattern.compile((decimalComma ? "," : "\\.") + "(\\d+)(?!.*\\d)");
        return cells.stream()
                .map(digits::matcher)
                .mapToInt(found -> found.find() ? found.group(1).length() : 0)
                .max()
                .orElse(0);
    }
}
