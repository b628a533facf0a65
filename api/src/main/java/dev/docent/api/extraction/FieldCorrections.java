package dev.docent.api.extraction;

import dev.docent.api.problem.ProblemException;
import dev.docent.ingestion.extraction.field.ExtractedField;
import dev.docent.ingestion.extraction.field.FieldFormat;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values that a person enters in place of those that were read, checked for the type of each field.
 *
 * @param values by the names of fields and the labels of a page; null if the document has no value
 */
record FieldCorrections(Map<String, @Nullable String> values) {

    private static final int LONGEST = 500;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu/MM/dd").withResolverStyle(ResolverStyle.STRICT);

    /**
     * {@return the extraction with these values} Fields of the type that were not read are added; labels that the page does not
     * have are not.
     *
     * @throws ProblemException (400) if a field is unknown, or a value is not of its type
     */
    StoredExtraction in(StoredExtraction extraction) {
        var formats = FieldFormat.of(extraction.documentType());
        var left = checked(formats, extraction);
        var fields = corrected(extraction.details().fields(), left);
        var keyValues = corrected(extraction.details().keyValues(), left);
        left.forEach((name, value) ->
                fields.add(new ExtractedField(name, null, 0, false, List.of(), List.of(), null).corrected(value)));
        return extraction.with(fields, keyValues);
    }

    private Map<String, @Nullable String> checked(Map<String, FieldFormat> formats, StoredExtraction extraction) {
        var checked = new LinkedHashMap<String, @Nullable String>();
        values.forEach((name, value) -> {
            if (!formats.containsKey(name) && !extraction.details().has(name)) {
                throw problem(name, "is no field of this document");
            }
            checked.put(
                    name, value == null ? null : checked(name, formats.getOrDefault(name, FieldFormat.TEXT), value));
        });
        return checked;
    }

    /** Of a label that occurs twice the first value is corrected, since clients see this one by its label. */
    private static List<ExtractedField> corrected(List<ExtractedField> read, Map<String, @Nullable String> left) {
        var all = new ArrayList<ExtractedField>();
        for (var field : read) {
            all.add(left.containsKey(field.name()) ? field.corrected(left.remove(field.name())) : field);
        }
        return all;
    }

    private static String checked(String name, FieldFormat format, String value) {
        return switch (format) {
            case TEXT -> text(name, value.strip());
            case DATE -> date(name, value.strip());
            case AMOUNT -> amount(name, value.strip());
            case CURRENCY -> currency(name, value.strip().toUpperCase(Locale.ROOT));
        };
    }

    private static String text(String name, String value) {
        if (value.isEmpty()) {
            throw problem(name, "must not be empty; use null if the document has no value");
        }
        if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw problem(name, "must have at most %d characters, without control characters".formatted(LONGEST));
        }
        return value;
    }

    private static String date(String name, String value) {
        try {
            return DATE.format(LocalDate.parse(value.replace('-', '/'), DATE));
        } catch (DateTimeException none) {
            throw problem(name, "must be a date such as 2026/03/31");
        }
    }

    private static String amount(String name, String value) {
        if (!value.matches("-?\\d{1,12}(\\.\\d{1,4})?")) {
            throw problem(name, "must be a number such as 1208.44");
        }
        var amount = new BigDecimal(value);
        return (amount.scale() < 2 ? amount.setScale(2) : amount).toPlainString();
    }

    private static String currency(String name, String value) {
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(each -> each.getCurrencyCode().equals(value))) {
            throw problem(name, "must be an ISO 4217 code such as EUR");
        }
        return value;
    }

    private static ProblemException problem(String field, String reason) {
        return ProblemException.badRequest("fields." + field, reason);
    }
}
