package dev.docent.ingestion.extraction.receipt;

import dev.docent.ingestion.extraction.field.LineItem;
import dev.docent.ingestion.extraction.page.Amounts;
import dev.docent.ingestion.extraction.page.Amounts.Amount;
import dev.docent.ingestion.extraction.page.PageRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a row that has a description and an amount. */
final class ItemRow {

    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{L}\\d.,])(\\d{1,6}(?:[.,]\\d{1,3})?)(?![\\d.,]*\\d)");
    private static final Pattern COUNT_FIRST = Pattern.compile(
            "^(?:\\d{1,3}[.)]?\\s+)??(\\d{1,4})\\s*(?:x|×|\\*|stk\\.?|st\\.?|pcs\\.?)\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern LEADING_NUMBERS =
            Pattern.compile("^(?:\\d{1,4}[.)]?\\s*(?:[x×*]\\s+)?\\s*)+(?=\\p{L})");
    private static final Pattern TRAILING_NUMBERS = Pattern.compile(
            "(?:\\s+(?:[\\d.,%x×*@€$£-]+|EUR|USD|GBP|CHF|stk\\.?|st\\.?|pcs\\.?|h|hrs))+$", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

    private ItemRow() {}

    /** {@return the item in the row; empty if it has no amount or no description} */
    static Optional<LineItem> read(PageRow row) {
        var text = row.text();
        var amounts = Amounts.in(text);
        if (amounts.isEmpty()) {
            return Optional.empty();
        }
        var description = description(text.substring(0, amounts.getFirst().start()));
        return WORD.matcher(description).find() ? Optional.of(item(row, description, amounts)) : Optional.empty();
    }

    private static LineItem item(PageRow row, String description, List<Amount> amounts) {
        var amount = amounts.getLast().value();
        var unit = amounts.size() > 1 ? amounts.get(amounts.size() - 2).value() : null;
        var quantity = quantity(row.text(), amounts, unit, amount);
        var addsUp = unit == null || quantity == null
                ? null
                : Boolean.valueOf(quantity.multiply(unit).compareTo(amount) == 0);
        return new LineItem(description, quantity, unit, amount, addsUp, row.box());
    }

    /** {@return the number that makes the amount of the unit price; otherwise the one where the quantity is written} */
    private static @Nullable BigDecimal quantity(
            String text, List<Amount> amounts, @Nullable BigDecimal unit, BigDecimal amount) {
        var first = COUNT_FIRST.matcher(text);
        var counted = first.find() ? new BigDecimal(first.group(1)) : null;
        if (unit == null) {
            return counted;
        }
        var before = text.substring(0, amounts.get(amounts.size() - 2).start());
        var numbers = NUMBER.matcher(before)
                .results()
                .map(match -> new BigDecimal(match.group(1).replace(',', '.')))
                .toList();
        return numbers.stream()
                .filter(number -> number.multiply(unit).compareTo(amount) == 0)
                .findFirst()
                .orElse(counted != null || numbers.isEmpty() ? counted : lastIfColumn(before, numbers));
    }

    /** A number right before the unit price is in the column of the quantities. */
    private static @Nullable BigDecimal lastIfColumn(String before, List<BigDecimal> numbers) {
        return before.strip().matches(".*(?<![\\p{L}.,])\\d+(?:[.,]\\d+)?(?:\\s*[x×*@€$£])?")
                ? numbers.getLast()
                : null;
    }

    private static String description(String before) {
        var text = LEADING_NUMBERS.matcher(before.strip()).replaceFirst("");
        return TRAILING_NUMBERS
                .matcher(" " + text.replaceAll("[€$£]\\s*$", ""))
                .replaceFirst("")
                .strip();
    }
}
