package dev.docent.ingestion.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Validates metadata. The limits keep filters fast. */
public final class MetadataRules {

    private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Set<String> RESERVED = Set.of("media_type", "created_at", "filename");
    private static final int MOST_FIELDS = 50;
    private static final int MOST_VALUES = 100;
    private static final int LONGEST_TEXT = 1_000;

    private final String part;
    private final BiFunction<String, String, RuntimeException> refusal;

    private MetadataRules(String part, BiFunction<String, String, RuntimeException> refusal) {
        this.part = part;
        this.refusal = refusal;
    }

    /**
     * {@return the values as metadata}
     *
     * @param part the name of the metadata in the request
     * @param refusal creates the exception to throw from the name of a field and the broken rule
     */
    public static Metadata check(
            String part,
            Map<String, ? extends @Nullable Object> values,
            BiFunction<String, String, RuntimeException> refusal) {
        return new MetadataRules(part, refusal).check(values);
    }

    private Metadata check(Map<String, ? extends @Nullable Object> values) {
        require(values.size() <= MOST_FIELDS, part, "has at most " + MOST_FIELDS + " fields");
        var checked = new LinkedHashMap<String, Object>();
        values.forEach((field, value) -> {
            check(field, value);
            if (value != null) {
                checked.put(field, value);
            }
        });
        return new Metadata(checked);
    }

    private void check(String field, @Nullable Object value) {
        var name = part + "." + field;
        require(FIELD.matcher(field).matches(), part, "has a field whose name is not 1 to 64 of A-Z a-z 0-9 _ . -");
        require(!RESERVED.contains(field), name, "is the name of a field that every document has");
        if (value instanceof List<?> list) {
            require(list.size() <= MOST_VALUES, name, "has at most " + MOST_VALUES + " values");
            list.forEach(one -> checkSimple(name, one));
        } else {
            checkSimple(name, value);
        }
    }

    private void checkSimple(String name, @Nullable Object value) {
        switch (value) {
            case String text ->
                require(text.length() <= LONGEST_TEXT, name, "has at most " + LONGEST_TEXT + " characters");
            case Number ignored -> {}
            case Boolean ignored -> {}
            case null, default -> require(false, name, "is not a string, number, boolean, or list of those");
        }
    }

    private void require(boolean holds, String field, String rule) {
        if (!holds) {
            throw refusal.apply(field, rule);
        }
    }
}
