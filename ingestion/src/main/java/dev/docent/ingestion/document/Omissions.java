package dev.docent.ingestion.document;

import dev.docent.ingestion.parsing.Omission;
import dev.docent.storage.records.NestedValue;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is missing of a document: parts that could not be read, and vectors of passages that the embedding model refuses.
 *
 * @param list empty if nothing is missing
 */
public record Omissions(List<Omission> list) implements NestedValue {

    public static final Omissions NONE = new Omissions(List.of());

    public Omissions {
        list = List.copyOf(list);
    }

    /** {@return whether a passage has no vector} */
    public boolean lackVectors() {
        return list.stream().anyMatch(Omission::lacksVector);
    }

    /** {@return these omissions except those of vectors} */
    Omissions exceptVectors() {
        return new Omissions(list.stream().filter(each -> !each.lacksVector()).toList());
    }

    /** {@return these omissions and those of more that differ} */
    Omissions with(List<Omission> more) {
        return new Omissions(
                Stream.concat(list.stream(), more.stream()).distinct().toList());
    }
}
