package dev.docent.ingestion.extraction.model;

import dev.docent.ingestion.extraction.Extraction;
import dev.docent.ingestion.extraction.field.DocumentType;
import dev.docent.ingestion.extraction.field.ExtractedField;
import dev.docent.ingestion.extraction.field.ExtractedField.Evidence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the rules have read, completed by what a model has read. Values with a check digit, or that add up, stay as they are; so
 * does everything that a zone has. No value becomes certain by a model.
 */
record MergedReading(Extraction rules, CheckedReply reply) {

    /** Two readings agree on the characters and on what they are, which leaves half of the doubt, and some. */
    private static final double AGREED = 0.95;

    private static final double CONTRADICTED = 0.5;

    /** Values of a travel document or a purchase that a page must have to become one. */
    private static final int MAKE_A_TYPE = 2;

    Extraction extraction() {
        return rules.type() == DocumentType.OTHER
                ? otherType().orElseGet(this::page)
                : typed(rules.type(), rules.fields());
    }

    /** Documents without a zone, and invoices without a total that the rules find, are recognized by the model alone. */
    private Optional<Extraction> otherType() {
        return reply.type()
                .filter(type -> type != DocumentType.OTHER)
                .filter(type -> reply.fields(type).size() >= MAKE_A_TYPE)
                .map(type -> typed(type, List.of()));
    }

    private Extraction typed(DocumentType type, List<ExtractedField> read) {
        var lines = type.isPurchase() && rules.lines().isEmpty() ? reply.lines() : rules.lines();
        return new Extraction(type, merged(type, read), lines, List.of(), List.of(), rules.text());
    }

    private List<ExtractedField> merged(DocumentType type, List<ExtractedField> read) {
        Map<String, ExtractedField> all = new LinkedHashMap<>();
        read.forEach(field -> all.put(field.name(), field));
        reply.fields(type).forEach(field -> all.merge(field.name(), field, (rule, model) -> merged(type, rule, model)));
        return List.copyOf(all.values());
    }

    private static ExtractedField merged(DocumentType type, ExtractedField rule, ExtractedField model) {
        if (rule.value() == null || model.value() == null) {
            return model;
        }
        if (same(rule.value(), model.value())) {
            return rule.certain() || isContradicted(rule)
                    ? rule
                    : rule.supported(Evidence.MODEL, Math.min(AGREED, (1 + rule.confidence()) / 2));
        }
        if (rule.certain() || type.isTravelDocument() && !rule.boxes().isEmpty()) {
            return rule;
        }
        return rule.evidence().isEmpty()
                ? model
                : rule.doubted(CONTRADICTED, "The chat model reads “%s” for it.".formatted(model.value()));
    }

    private static boolean isContradicted(ExtractedField field) {
        return field.evidence().contains(Evidence.DOES_NOT_ADD_UP)
                || field.evidence().contains(Evidence.CHECK_DIGIT_FAILED);
    }

    private static boolean same(String one, String other) {
        return one.replaceAll("\\s+", " ")
                .strip()
                .equalsIgnoreCase(other.replaceAll("\\s+", " ").strip());
    }

    private Extraction page() {
        var pairs = new ArrayList<>(rules.keyValues());
        Set<String> labels = new HashSet<>();
        pairs.forEach(pair -> labels.add(key(pair)));
        reply.keyValues().stream().filter(pair -> labels.add(key(pair))).forEach(pairs::add);
        var tables = rules.tables().isEmpty() ? reply.tables() : rules.tables();
        return new Extraction(rules.type(), rules.fields(), rules.lines(), pairs, tables, rules.text());
    }

    private static String key(ExtractedField pair) {
        return pair.name().replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    }
}
