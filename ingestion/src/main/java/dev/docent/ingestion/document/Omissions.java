package dev.docent.ingestion.document;

import dev.docent.ingestion.parsing.Omission;
import dev.docent.storage.records.NestedValue;
import java.util.List;

/**
 * What of a document could not be read.
 *
 * @param list empty when all of it was
 */
public record Omissions(List<Omission> list) implements NestedValue {

    /** Nothing is missing. */
    public static final Omissions NONE = new Omissions(List.of());

    public Omissions {
        list = List.copyOf(list);
    }
}
