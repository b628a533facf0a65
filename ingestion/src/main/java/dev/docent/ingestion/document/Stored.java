package dev.docent.ingestion.document;

import dev.docent.storage.objects.ObjectStore;
import java.util.stream.Stream;

/** Whose bytes are kept, and of which document. */
public record Stored(String owner, String document) {

    /** {@return what is kept under {@code <folder>/<owner>/<document>}; the caller closes the stream} */
    static Stream<Stored> below(String folder, ObjectStore objects) {
        return objects.list(folder + "/")
                .map(key -> key.value().split("/"))
                .filter(segments -> segments.length == 3)
                .map(segments -> new Stored(segments[1], segments[2]));
    }
}
