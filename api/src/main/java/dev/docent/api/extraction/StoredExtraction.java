package dev.docent.api.extraction;

import dev.docent.ingestion.extraction.Extraction;
import dev.docent.ingestion.extraction.field.DocumentType;
import dev.docent.ingestion.extraction.field.ExtractedField;
import dev.docent.ingestion.extraction.field.ExtractedTable;
import dev.docent.ingestion.extraction.field.LineItem;
import dev.docent.storage.records.Aggregate;
import dev.docent.storage.records.NestedValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * The fields of a file, as they were read. The names of its components are those of the stored document, on which other
 * programs rely that read the collection.
 *
 * @param owner id of the account
 * @param fileUrl path at which the owner downloads the file
 * @param size size of the file in bytes
 * @param details all fields with their evidence and boxes
 */
@Aggregate("extractions")
record StoredExtraction(
        @Id String id,
        @Version @Nullable Long version,
        String owner,
        DocumentType documentType,
        @Nullable String country,
        @Nullable String residenceType,
        @Nullable String passportNumber,
        @Nullable String name,
        @Nullable String issueDate,
        @Nullable String expiryDate,
        @Nullable String dateOfBirth,
        @Nullable String nationality,
        @Nullable String vendor,
        @Nullable String number,
        @Nullable String date,
        @Nullable String currency,
        @Nullable String total,
        String fileUrl,
        String filename,
        String mediaType,
        long size,
        Details details,
        Instant createdAt) {

    /** The fields with their evidence, and what has no names of its own; a type because it is one column. */
    record Details(
            List<ExtractedField> fields,
            List<LineItem> lines,
            List<ExtractedField> keyValues,
            List<ExtractedTable> tables,
            String text)
            implements NestedValue {

        Details {
            fields = List.copyOf(fields);
            lines = List.copyOf(lines);
            keyValues = List.copyOf(keyValues);
            tables = List.copyOf(tables);
        }

        static Details of(Extraction extraction) {
            return new Details(
                    extraction.fields(),
                    extraction.lines(),
                    extraction.keyValues(),
                    extraction.tables(),
                    extraction.text());
        }
    }

    static StoredExtraction of(String id, String owner, ExtractedFile file, Instant now) {
        var read = file.extraction();
        return new StoredExtraction(
                id,
                null,
                owner,
                read.type(),
                value(read, "country"),
                value(read, "residence_type"),
                value(read, "passport_number"),
                value(read, "name"),
                value(read, "issue_date"),
                value(read, "expiry_date"),
                value(read, "date_of_birth"),
                value(read, "nationality"),
                value(read, "vendor"),
                value(read, "number"),
                value(read, "date"),
                value(read, "currency"),
                value(read, "total"),
                "/api/v1/extractions/" + id + "/file",
                file.filename(),
                file.mediaType(),
                file.size(),
                Details.of(read),
                now);
    }

    private static @Nullable String value(Extraction extraction, String field) {
        return extraction.fields().stream()
                .filter(each -> each.name().equals(field))
                .map(ExtractedField::value)
                .findFirst()
                .orElse(null);
    }

    /**
     * A file and what was read from it.
     *
     * @param mediaType as recognized by its content
     */
    record ExtractedFile(String filename, String mediaType, long size, Extraction extraction) {}
}
