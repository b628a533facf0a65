package dev.docent.api.extraction;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.docent.ingestion.extraction.field.DocumentType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of a file, as clients see them: those of its type by their names, and all of them with their evidence. */
@Schema(name = "Extraction")
public record ExtractionView(
        String id,

        @Schema(allowableValues = {"passport", "visa", "identity_card", "invoice", "receipt", "other"})
        String documentType,

        @Nullable @JsonUnwrapped TravelFieldsView travel,
        @Nullable @JsonUnwrapped PurchaseFieldsView purchase,
        @Nullable @JsonUnwrapped PageFieldsView page,

        @Schema(description = "Where the owner downloads the file; a credential is needed")
        String fileUrl,

        String filename,

        @Schema(description = "Recognized by the content") String mediaType,

        @Schema(description = "Size of the file in bytes") long size,

        @Schema(description = "All fields with their places on the pages and with what confirms them")
        List<ExtractedFieldView> fields,

        Instant createdAt) {

    static ExtractionView of(StoredExtraction stored, String fileUrl) {
        var type = stored.documentType();
        return new ExtractionView(
                stored.id(),
                type.name().toLowerCase(Locale.ROOT),
                type.isTravelDocument() ? TravelFieldsView.of(stored) : null,
                type.isPurchase() ? PurchaseFieldsView.of(stored) : null,
                type == DocumentType.OTHER ? PageFieldsView.of(stored) : null,
                fileUrl,
                stored.filename(),
                stored.mediaType(),
                stored.size(),
                Stream.concat(stored.details().fields().stream(), stored.details().keyValues().stream())
                        .map(ExtractedFieldView::of)
                        .toList(),
                stored.createdAt());
    }
}
