package dev.docent.ingestion.extraction;

import dev.docent.ingestion.extraction.field.DocumentType;
import dev.docent.ingestion.extraction.field.ExtractedField;
import dev.docent.ingestion.extraction.field.ExtractedTable;
import dev.docent.ingestion.extraction.field.LineItem;
import java.util.List;

/**
 * What was read from a document.
 *
 * @param fields the fields of its type, each once
 * @param lines the lines of an invoice or receipt
 * @param keyValues labels with their values, if the type has no fields of its own
 * @param tables tables, if the type has no fields of its own
 * @param text all rows of its pages
 */
public record Extraction(
        DocumentType type,
        List<ExtractedField> fields,
        List<LineItem> lines,
        List<ExtractedField> keyValues,
        List<ExtractedTable> tables,
        String text) {

    public Extraction {
        fields = List.copyOf(fields);
        lines = List.copyOf(lines);
        keyValues = List.copyOf(keyValues);
        tables = List.copyOf(tables);
    }
}
