package dev.docent.api.extraction;

import dev.docent.ingestion.extraction.field.ExtractedField;
import dev.docent.ingestion.extraction.field.ExtractedTable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a page says that is neither a travel document nor an invoice. */
@Schema(name = "PageFields")
record PageFieldsView(
        String text,

        @Schema(description = "Labels and their values; of a label that occurs twice the first value")
        Map<String, @Nullable String> keyValues,

        @Schema(description = "The rows of each table with their cells")
        List<List<List<String>>> tables) {

    static PageFieldsView of(StoredExtraction stored) {
        var keyValues = new LinkedHashMap<String, @Nullable String>();
        for (ExtractedField pair : stored.details().keyValues()) {
            keyValues.putIfAbsent(pair.name(), pair.value());
        }
        return new PageFieldsView(
                stored.details().text(),
                keyValues,
                stored.details().tables().stream().map(ExtractedTable::rows).toList());
    }
}
