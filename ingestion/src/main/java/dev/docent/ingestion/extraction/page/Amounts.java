package dev.docent.ingestion.extraction.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The amounts of money in a text: numbers with two decimals, in English and German notation. */
public final class Amounts {

    private static final Pattern AMOUNT = Pattern.compile(
            "(?<![\\d.,])([-−–]\\s?)?[€$£]?\\s?((?:\\d{1,3}(?:[.,'’ ]\\d{3})+|\\d{1,9})[.,]\\d{2})(?![\\d%]|[.,]\\d)(\\s?[-−](?!\\d))?");

    private static final int DECIMALS = 2;

    private Amounts() {}

    /** {@return the amounts in the text, in their order} */
    public static List<Amount> in(String text) {
        var amounts = new ArrayList<Amount>();
        AMOUNT.matcher(text)
                .results()
                .filter(match -> !text.substring(match.end()).stripLeading().startsWith("%"))
                .forEach(match -> {
                    boolean negative = match.group(1) != null || match.group(3) != null;
                    var value = value(match.group(2));
                    amounts.add(new Amount(match.start(2), match.end(2), negative ? value.negate() : value));
                });
        return amounts;
    }

    private static BigDecimal value(String written) {
        var digits = written.replaceAll("\\D", "");
        return new BigDecimal(digits).movePointLeft(DECIMALS).setScale(DECIMALS);
    }

    /**
     * An amount in a text.
     *
     * @param start offset of its first digit
     * @param end offset after its last digit
     */
    public record Amount(int start, int end, BigDecimal value) {}
}
