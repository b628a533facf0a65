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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * The fields of a file, as they were read or corrected. The names of its components are those of the stored document, on which other
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

        /** {@return whether there is a field or a label of this name} */
        boolean has(String name) {
            return Stream.concat(fields.stream(), keyValues.stream())
                    .anyMatch(each -> each.name().equals(name));
        }

        private @Nullable String value(String field) {
            return fields.stream()
                    .filter(each -> each.name().equals(field))
                    .flatMap(each -> Stream.ofNullable(each.value()))
                    .findFirst()
                    .orElse(null);
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
        return of(id, null, owner, file, Details.of(file.extraction()), now);
    }

    /** {@return this extraction with other fields} */
    StoredExtraction with(List<ExtractedField> fields, List<ExtractedField> keyValues) {
        var changed =
                new Extraction(documentType, fields, details.lines(), keyValues, details.tables(), details.text());
        var file = new ExtractedFile(filename, mediaType, size, changed);
        return of(id, version, owner, file, Details.of(changed), createdAt);
    }

    private static StoredExtraction of(
            String id, @Nullable Long version, String owner, ExtractedFile file, Details read, Instant createdAt) {
        return new StoredExtraction(
                id,
                version,
                owner,
                file.extraction().type(),
                read.value("country"),
                read.value("residence_type"),
                read.value("passport_number"),
                read.value("name"),
                read.value("issue_date"),
                read.value("expiry_date"),
                read.value("date_of_birth"),
                read.value("nationality"),
                read.value("vendor"),
                read.value("number"),
                read.value("date"),
                read.value("currency"),
                read.value("total"),
                "/api/v1/extractions/" + id + "/file",
                file.filename(),
                file.mediaType(),
                file.size(),
                read,
                createdAt);
    }

    /**
     * A file and what was read from it.
     *
     * @param mediaType as recognized by its content
     */
    record ExtractedFile(String filename, String mediaType, long size, Extraction extraction) {}
}
