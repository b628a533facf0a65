package dev.docent.api.extraction;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows of comma-separated values (RFC 4180). */
final class ExtractionCsv {

    static final String HEADER =
            "id,document_type,country,residence_type,passport_number,name,issue_date,expiry_date,date_of_birth,nationality,"
                    + "vendor,number,date,currency,total,file_url,filename,created_at\r\n";

    private ExtractionCsv() {}

    /** {@return the row of an extraction, with its line break} */
    static String row(StoredExtraction one, String fileUrl) {
        return Stream.of(
                        one.id(),
                        one.documentType().name().toLowerCase(Locale.ROOT),
                        text(one.country()),
                        text(one.residenceType()),
                        text(one.passportNumber()),
                        text(one.name()),
                        text(one.issueDate()),
                        text(one.expiryDate()),
                        text(one.dateOfBirth()),
                        text(one.nationality()),
                        text(one.vendor()),
                        text(one.number()),
                        text(one.date()),
                        text(one.currency()),
                        text(one.total()),
                        fileUrl,
                        one.filename(),
                        one.createdAt().toString())
                .map(ExtractionCsv::quoted)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    /** Spreadsheets execute cells that begin like formulas; what is on a page is chosen by others. */
    private static String quoted(String cell) {
        var safe = cell.matches("(?s)[=+@\\t\\r-].*") ? "'" + cell : cell;
        return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
