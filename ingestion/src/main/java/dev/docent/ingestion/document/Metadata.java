package dev.docent.ingestion.document;

import dev.docent.storage.records.NestedValue;
import java.util.Map;

/**
 * The metadata that a user attached to a document.
 *
 * @param values strings, numbers, booleans, or lists of them
 */
public record Metadata(Map<String, Object> values) implements NestedValue {

    public static final Metadata NONE = new Metadata(Map.of());

    public Metadata {
        values = Map.copyOf(values);
    }
}
