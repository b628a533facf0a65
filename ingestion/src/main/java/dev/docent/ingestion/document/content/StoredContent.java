package dev.docent.ingestion.document.content;

import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.ObjectStore;
import java.util.stream.Stream;

/** The layout of the object store: a folder for each kind of content, with {@code <owner>/<document>} in it. */
final class StoredContent {

    private StoredContent() {}

    static ObjectKey key(String folder, DocumentRef document) {
        return ObjectKey.of(folder, document.owner(), document.id());
    }

    /** {@return the documents that have content in the folder; the caller closes the stream} */
    static Stream<DocumentRef> list(String folder, ObjectStore objects) {
        return objects.list(folder + "/")
                .map(key -> key.value().split("/"))
                .filter(segments -> segments.length == 3)
                .map(segments -> new DocumentRef(segments[1], segments[2]));
    }
}
