package dev.docent.ingestion.document;

import dev.docent.ingestion.parsing.Omission;
import dev.docent.storage.records.NestedValue;
import java.util.List;
import java.util.stream.Stream;

/**
 * The parts of a document that could not be read.
 *
 * @param list empty if everything was read
 */
public record Omissions(List<Omission> list) implements NestedValue {

    public static final Omissions NONE = new Omissions(List.of());

    public Omissions {
        list = List.copyOf(list);
    }

    /** {@return these omissions and those of more that differ} */
    Omissions with(List<Omission> more) {
        return new Omissions(
                Stream.concat(list.stream(), more.stream()).distinct().toList());
    }
}
