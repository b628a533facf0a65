package dev.docent.ingestion.extraction.field;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the values of a field look like. */
public enum FieldFormat {
    TEXT,
    /** {@code yyyy/MM/dd}. */
    DATE,
    /** A number with a point before its decimals. */
    AMOUNT,
    /** An ISO 4217 code. */
    CURRENCY;

    /** {@return the fields that documents of the type may have, in their usual order; none for other pages} */
    public static Map<String, FieldFormat> of(DocumentType type) {
        if (type.isTravelDocument()) {
            return travel();
        }
        return type.isPurchase() ? purchase() : Map.of();
    }

    private static Map<String, FieldFormat> travel() {
        var fields = new LinkedHashMap<String, FieldFormat>();
        fields.put("country", TEXT);
        fields.put("residence_type", TEXT);
        fields.put("passport_number", TEXT);
        fields.put("name", TEXT);
        fields.put("surname", TEXT);
        fields.put("given_names", TEXT);
        fields.put("issue_date", DATE);
        fields.put("expiry_date", DATE);
        fields.put("date_of_birth", DATE);
        fields.put("place_of_birth", TEXT);
        fields.put("nationality", TEXT);
        fields.put("sex", TEXT);
        fields.put("document_code", TEXT);
        return fields;
    }

    private static Map<String, FieldFormat> purchase() {
        var fields = new LinkedHashMap<String, FieldFormat>();
        fields.put("vendor", TEXT);
        fields.put("number", TEXT);
        fields.put("date", DATE);
        fields.put("currency", CURRENCY);
        fields.put("subtotal", AMOUNT);
        fields.put("tax", AMOUNT);
        fields.put("total", AMOUNT);
        return fields;
    }
}
