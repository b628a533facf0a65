package dev.docent.ingestion.extraction.receipt;

import dev.docent.ingestion.extraction.field.DocumentType;
import dev.docent.ingestion.extraction.field.ExtractedField;
import dev.docent.ingestion.extraction.field.LineItem;
import dev.docent.ingestion.extraction.page.Amounts;
import dev.docent.ingestion.extraction.page.PageRow;
import dev.docent.ingestion.extraction.page.PageRows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads an invoice or a receipt: its head, its lines, and the amounts below them. */
public final class PurchaseReader {

    private final List<PageRows> pages;
    private final List<PageRow> rows;

    private PurchaseReader(List<PageRows> pages) {
        this.pages = pages;
        this.rows = pages.stream().flatMap(page -> page.rows().stream()).toList();
    }

    /** {@return the invoice or receipt on the pages; empty if they have no total} */
    public static Optional<Purchase> read(List<PageRows> pages) {
        return new PurchaseReader(pages).read();
    }

    private Optional<Purchase> read() {
        var total = PurchaseAmounts.totalRow(rows);
        if (total.isEmpty()) {
            return Optional.empty();
        }
        var itemRows = items();
        var items = itemRows.read();
        var others = rows.stream().filter(row -> !itemRows.isInside(row)).toList();
        var amounts = new PurchaseAmounts(others, items, total.get());
        if (!isPurchase(items, amounts)) {
            return Optional.empty();
        }
        var fields = new ArrayList<>(new PurchaseHead(pages, rows, total.get()).fields());
        fields.addAll(amounts.fields());
        return Optional.of(new Purchase(type(), List.copyOf(fields), items));
    }

    /** {@return the items above the first sum, and below the header of the table if there is one} */
    private ItemRows items() {
        var items = new ItemRows();
        for (var row : rows.subList(header() + 1, rows.size())) {
            var kind = RowKind.of(row.text());
            if (!Amounts.in(row.text()).isEmpty()
                    && (kind == RowKind.TOTAL || kind == RowKind.SUBTOTAL)
                    && !PurchaseLabels.HEADER.matcher(row.text()).find()) {
                break;
            }
            items.add(row, kind);
        }
        return items;
    }

    private int header() {
        for (int i = 0; i < rows.size(); i++) {
            var text = rows.get(i).text();
            if (PurchaseLabels.HEADER.matcher(text).find() && Amounts.in(text).isEmpty()) {
                return i;
            }
        }
        return -1;
    }

    private boolean isPurchase(List<LineItem> items, PurchaseAmounts amounts) {
        return has(PurchaseLabels.INVOICE)
                || has(PurchaseLabels.RECEIPT)
                || amounts.addUp()
                || (!items.isEmpty() && amounts.tax().compareTo(BigDecimal.ZERO) != 0);
    }

    private DocumentType type() {
        return has(PurchaseLabels.INVOICE) && !has(PurchaseLabels.RECEIPT)
                ? DocumentType.INVOICE
                : DocumentType.RECEIPT;
    }

    private boolean has(Pattern words) {
        return rows.stream().anyMatch(row -> words.matcher(row.text()).find());
    }

    /** An invoice or a receipt, its fields and its lines. */
    public record Purchase(DocumentType type, List<ExtractedField> fields, List<LineItem> lines) {

        public Purchase {
            lines = List.copyOf(lines);
        }
    }
}
