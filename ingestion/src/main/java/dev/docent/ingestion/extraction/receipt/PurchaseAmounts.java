package dev.docent.ingestion.extraction.receipt;

import dev.docent.ingestion.extraction.field.ExtractedField;
import dev.docent.ingestion.extraction.field.ExtractedField.Evidence;
import dev.docent.ingestion.extraction.field.LineItem;
import dev.docent.ingestion.extraction.page.Amounts;
import dev.docent.ingestion.extraction.page.Amounts.Amount;
import dev.docent.ingestion.extraction.page.PageRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The amounts below the lines of an invoice or receipt. Each must be confirmed by the others to be certain. */
final class PurchaseAmounts {

    /** Labels that leave no doubt, also if another row says "total". */
    private static final Pattern FINAL_TOTAL = Pattern.compile(
            "grand total|due|payable|to pay|invoice total|gesamtbetrag|rechnungsbetrag|endbetrag|zu zahlen|zahlbetrag|brutto",
            Pattern.CASE_INSENSITIVE);

    private static final double CERTAIN = 0.97;
    private static final double READ = 0.7;
    private static final double CONTRADICTED = 0.4;

    private final List<PageRow> rows;
    private final PageRow totalRow;
    private final Sums sums;

    PurchaseAmounts(List<PageRow> rows, List<LineItem> items, PageRow totalRow) {
        this.rows = rows;
        this.totalRow = totalRow;
        this.sums = new Sums(
                Sums.of(items),
                row(RowKind.SUBTOTAL).map(PurchaseAmounts::value).orElse(null),
                sum(RowKind.TAX),
                sum(RowKind.EXTRA).subtract(sum(RowKind.DISCOUNT).abs()),
                value(totalRow));
    }

    /** {@return the row of the total, which is the last of the most definite ones} */
    static Optional<PageRow> totalRow(List<PageRow> rows) {
        var totals = rows.stream()
                .filter(row -> RowKind.of(row.text()) == RowKind.TOTAL
                        && !Amounts.in(row.text()).isEmpty())
                .toList();
        return totals.stream()
                .filter(row -> FINAL_TOTAL.matcher(row.text()).find())
                .reduce((first, last) -> last)
                .or(() -> totals.stream().reduce((first, last) -> last));
    }

    boolean addUp() {
        return sums.addUp();
    }

    BigDecimal tax() {
        return sums.tax();
    }

    /** {@return the total, and the subtotal and the tax if there are any} */
    List<ExtractedField> fields() {
        var fields = new ArrayList<ExtractedField>();
        fields.add(total());
        row(RowKind.SUBTOTAL)
                .map(row -> field("subtotal", row, value(row), sums.itemsMakeSubtotal()))
                .ifPresent(fields::add);
        row(RowKind.TAX)
                .map(row -> field("tax", row, sums.tax(), sums.subtotalAddsUp()))
                .ifPresent(fields::add);
        return fields;
    }

    private ExtractedField total() {
        var contradiction = sums.contradiction();
        return contradiction.isPresent()
                ? field(
                        "total",
                        totalRow,
                        sums.total(),
                        CONTRADICTED,
                        false,
                        Evidence.DOES_NOT_ADD_UP,
                        contradiction.get())
                : field("total", totalRow, sums.total(), sums.addUp());
    }

    private static ExtractedField field(String name, PageRow row, BigDecimal value, boolean addsUp) {
        return addsUp
                ? field(name, row, value, CERTAIN, true, Evidence.ADDS_UP, null)
                : field(name, row, value, READ * row.line().confidence(), false, Evidence.LABEL, null);
    }

    private static ExtractedField field(
            String name,
            PageRow row,
            BigDecimal value,
            double confidence,
            boolean certain,
            Evidence evidence,
            @Nullable String note) {
        var last = last(row);
        return new ExtractedField(
                name,
                value.toPlainString(),
                confidence,
                certain,
                List.of(evidence),
                List.of(row.box(last.start(), last.end())),
                note);
    }

    private Optional<PageRow> row(RowKind kind) {
        return rows.stream().filter(row -> isAmount(row, kind)).reduce((first, last) -> last);
    }

    private BigDecimal sum(RowKind kind) {
        return rows.stream()
                .filter(row -> isAmount(row, kind))
                .map(PurchaseAmounts::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean isAmount(PageRow row, RowKind kind) {
        return RowKind.of(row.text()) == kind && !Amounts.in(row.text()).isEmpty();
    }

    private static BigDecimal value(PageRow row) {
        return last(row).value();
    }

    private static Amount last(PageRow row) {
        return Amounts.in(row.text()).getLast();
    }
}
