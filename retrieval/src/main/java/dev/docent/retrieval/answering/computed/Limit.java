package dev.docent.retrieval.answering.computed;

import dev.docent.retrieval.answering.table.CellValue;
import dev.docent.retrieval.answering.table.CellValue.Kind;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * A limit that a question sets to values, such as "over 20 m²", "mindestens 3" or "after 2020".
 *
 * @param written the words of the question
 * @param value a year has no unit
 * @param isMet whether a value is within the limit, by the sign of its comparison with the limit
 */
record Limit(String written, CellValue value, boolean isYear, IntPredicate isMet) {

    private static final String MORE =
            "(?:is |are )?(?:over|above|more than|greater than|exceed(?:s|ing)?|(?:larger|bigger|longer|higher|taller|heavier|older) than|(?:more|most) expensive than|über|mehr als|(?:größer|länger|höher|teurer|schwerer|älter) als"
                    + "|plus de|plus \\p{L}+ que|supérieure?s? à|más de|más \\p{L}+ (?:que|de)|mayor(?:es)? (?:que|de|a)|superior(?:es)? a";
    private static final String LEAST = "at least|a minimum of|mindestens|au moins|al menos|como mínimo|por lo menos";
    private static final String LESS =
            "under|below|less than|fewer than|(?:smaller|shorter|cheaper|lower|lighter|younger) than|unter|weniger als|(?:kleiner|kürzer|günstiger|billiger|niedriger|leichter|jünger) als|moins de|moins \\p{L}+ que|inférieure?s? à"
                    + "|menos de|menos \\p{L}+ que|menor(?:es)? (?:que|de|a)|inferior(?:es)? a";
    private static final String MOST =
            "at most|no more than|up to|a maximum of|höchstens|maximal|bis zu|au plus|au maximum|como máximo|a lo sumo|hasta";
    private static final String AFTER = "after|later than|nach(?: dem)?|après|después de(?:l)?";
    private static final String SINCE = "since|from|seit|ab|depuis|desde";
    private static final String BEFORE = "before|earlier than|vor(?: dem)?|avant|antes de(?:l)?";

    private static final Pattern AMOUNT = Pattern.compile(
            "(?<!\\p{L})(?:(?<more>%s))|(?<least>%s)|(?<less>%s)|(?<most>%s)) +(?<value>(?:[€$£] ?)?\\d[\\d.,'’]*(?<![.,])(?: ?(?:[%%€$£]|\\p{L}{1,9}[²2]?)(?![\\p{L}\\d]))?)"
                    .formatted(MORE, LEAST, LESS, MOST),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern YEAR = Pattern.compile(
            "(?<!\\p{L})(?:(?<after>%s)|(?<since>%s)|(?<before>%s)) +(?<value>(?:1[5-9]|20|21)\\d\\d)(?![\\d.,%%€$£]\\d?)"
                    .formatted(AFTER, SINCE, BEFORE),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** {@return the limit; empty if the question has none} @param isEnglish whether its numbers have decimal points */
    static Optional<Limit> of(String question, boolean isEnglish) {
        var year = YEAR.matcher(question);
        if (year.find()) {
            IntPredicate isMet = year.group("after") != null
                    ? sign -> sign > 0
                    : year.group("since") != null ? sign -> sign >= 0 : sign -> sign < 0;
            var value = new CellValue(Kind.NUMBER, new BigDecimal(year.group("value")), "");
            return Optional.of(new Limit(year.group(), value, true, isMet));
        }
        var amount = AMOUNT.matcher(question);
        if (!amount.find()) {
            return Optional.empty();
        }
        IntPredicate isMet = amount.group("more") != null
                ? sign -> sign > 0
                : amount.group("least") != null
                        ? sign -> sign >= 0
                        : amount.group("less") != null ? sign -> sign < 0 : sign -> sign <= 0;
        return CellValue.of(amount.group("value"), isEnglish)
                .map(value -> new Limit(amount.group(), value, false, isMet));
    }

    /** {@return whether the value of a cell is within the limit} */
    boolean isMetBy(CellValue cell) {
        var number = isYear && cell.kind() == Kind.DATE
                ? BigDecimal.valueOf(cell.number().longValue() / 10_000)
                : cell.number();
        return isMet.test(number.compareTo(value.number()));
    }

    /** {@return whether it can be compared with values of this kind and unit} */
    boolean fits(CellValue cell) {
        return isYear
                ? cell.kind() == Kind.DATE
                        || (cell.kind() == Kind.NUMBER
                                && cell.unit().isEmpty()
                                && cell.number().longValue() > 1400)
                : cell.kind() == Kind.NUMBER
                        && (cell.unit().isEmpty()
                                || value.unit().isEmpty()
                                || cell.unit().equals(value.unit()));
    }
}
