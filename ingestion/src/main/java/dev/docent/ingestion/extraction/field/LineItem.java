package dev.docent.ingestion.extraction.field;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.docent.ingestion.document.content.Box;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line of an invoice or receipt.
 *
 * @param quantity how many; null if the line does not say it
 * @param unitPrice price of one; null if the line does not say it
 * @param amount price of all
 * @param addsUp whether quantity and unit price make the amount; null if one of them is missing
 */
public record LineItem(
        String description,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal quantity,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal unitPrice,

        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
        @Nullable Boolean addsUp,
        Box box) {}
