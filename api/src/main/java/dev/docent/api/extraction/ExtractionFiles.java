package dev.docent.api.extraction;

import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The files that fields were extracted from, under {@code extractions/<owner>/<extraction>}. Safe for concurrent use. */
@Component
class ExtractionFiles {

    private static final String FOLDER = "extractions";

    private final ObjectStore objects;

    ExtractionFiles(ObjectStore objects) {
        this.objects = objects;
    }

    /** Stores a file; durable when it returns. */
    void store(String owner, String id, Path file) {
        try (var content = Files.newInputStream(file)) {
            objects.create(key(owner, id), content);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read an upload from the disk", failure);
        }
    }

    /** {@return the file; the caller closes it} */
    ObjectStore.StoredObject open(StoredExtraction extraction) {
        return objects.openForDownload(key(extraction.owner(), extraction.id()));
    }

    /** {@return owner and extraction of each file that is stored; the caller closes the stream} */
    Stream<DocumentRef> list() {
        return objects.list(FOLDER + "/")
                .map(key -> key.value().split("/"))
                .filter(segments -> segments.length == 3)
                .map(segments -> new DocumentRef(segments[1], segments[2]));
    }

    /** Deletes a file; an absent one is ignored. */
    void delete(String owner, String id) {
        objects.delete(key(owner, id));
    }

    /** Deletes all files of an account, also those without a record, which a crash may have left. */
    void deleteOf(String owner) {
        try (var keys = objects.list(FOLDER + "/" + owner + "/")) {
            keys.toList().forEach(objects::delete);
        }
    }

    private static ObjectKey key(String owner, String id) {
        return ObjectKey.of(FOLDER, owner, id);
    }
}
