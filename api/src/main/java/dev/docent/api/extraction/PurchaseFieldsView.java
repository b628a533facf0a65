package dev.docent.api.extraction;

import dev.docent.ingestion.extraction.field.LineItem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of an invoice or receipt; null for what the pages do not have. */
@Schema(name = "PurchaseFields")
record PurchaseFieldsView(
        @Nullable String vendor,
        @Nullable String number,

        @Nullable @Schema(example = "2026/03/03") String date,

        @Nullable @Schema(description = "ISO 4217 code", example = "GBP")
        String currency,

        @Nullable @Schema(example = "208.44") BigDecimal total,
        List<LineItemView> lines) {

    static PurchaseFieldsView of(StoredExtraction stored) {
        return new PurchaseFieldsView(
                stored.vendor(),
                stored.number(),
                stored.date(),
                stored.currency(),
                stored.total() == null ? null : new BigDecimal(stored.total()),
                stored.details().lines().stream().map(LineItemView::of).toList());
    }

    /** A line of an invoice or receipt. */
    @Schema(name = "ExtractedLine")
    record LineItemView(
            String description,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal unitPrice,
            BigDecimal amount,

            @Nullable
            @Schema(description = "Whether quantity and unit price make the amount; null if one of them is missing")
            Boolean addsUp) {

        static LineItemView of(LineItem line) {
            return new LineItemView(
                    line.description(), line.quantity(), line.unitPrice(), line.amount(), line.addsUp());
        }
    }
}
