package dev.docent.ingestion.extraction.receipt;

import dev.docent.ingestion.extraction.field.LineItem;
import dev.docent.ingestion.extraction.page.Amounts;
import dev.docent.ingestion.extraction.page.PageRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of items in their order. An item is one row, or a row with the quantity and the price of one ("2 @ 79.99")
 * that is followed by a row with the amount only; discounts between the two are part of that amount. For one document.
 */
final class ItemRows {

    private static final Pattern PRICE_OF_ONE = Pattern.compile("(\\d{1,4})\\s*(?:@|x|×)\\s*[€$£]?\\s*[\\d.,]+\\s*$");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    private final List<LineItem> items = new ArrayList<>();
    private final List<PageRow> description = new ArrayList<>();
    private final List<PageRow> inside = new ArrayList<>();
    private @Nullable Opened opened;

    /** Adds the next row. */
    void add(PageRow row, RowKind kind) {
        var amounts = Amounts.in(row.text());
        var unit = PRICE_OF_ONE.matcher(row.text());
        if (amounts.isEmpty()) {
            describe(row);
        } else if (opened != null && !LETTER.matcher(row.text()).find()) {
            items.add(opened.closed(amounts.getLast().value(), row));
            end();
        } else if (opened != null && kind == RowKind.DISCOUNT) {
            inside.add(row);
        } else if (kind == RowKind.ITEM && amounts.size() == 1 && unit.find() && !description.isEmpty()) {
            opened = new Opened(
                    named(), new BigDecimal(unit.group(1)), amounts.getFirst().value());
        } else if (kind == RowKind.ITEM) {
            ItemRow.read(row).ifPresent(items::add);
            end();
        }
    }

    /** The head of a receipt and the lines that are drawn are no descriptions. */
    private void describe(PageRow row) {
        if (PurchaseLabels.SHORT_NUMBER.matcher(row.text()).find()
                || !LETTER.matcher(row.text()).find()) {
            description.clear();
        } else {
            description.add(row);
        }
    }

    /** {@return the items so far} */
    List<LineItem> read() {
        return List.copyOf(items);
    }

    /** {@return whether the amount of the row is part of that of an item} */
    boolean isInside(PageRow row) {
        return inside.contains(row);
    }

    /** {@return the last rows without an amount, of which the nearest two name the item} */
    private String named() {
        var nearest = description.subList(Math.max(0, description.size() - 2), description.size());
        return String.join(" ", nearest.stream().map(PageRow::text).toList());
    }

    private void end() {
        opened = null;
        description.clear();
    }

    /** An item whose amount follows. */
    private record Opened(String description, BigDecimal quantity, BigDecimal unitPrice) {

        LineItem closed(BigDecimal amount, PageRow row) {
            boolean addsUp = quantity.multiply(unitPrice).compareTo(amount) == 0;
            return new LineItem(description, quantity, unitPrice, amount, addsUp, row.box());
        }
    }
}
