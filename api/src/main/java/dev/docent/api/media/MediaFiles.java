package dev.docent.api.media;

import dev.docent.ingestion.parsing.media.Rendition;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.ObjectNotFoundException;
import dev.docent.storage.objects.ObjectStore;
import dev.docent.storage.objects.ObjectStore.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The renditions of media in the object store, under {@code media/<owner>/<id>/<name>}. Safe for concurrent use. */
@Component
final class MediaFiles {

    private static final String FOLDER = "media";
    private static final String TEXT = "text";

    private final ObjectStore objects;

    MediaFiles(ObjectStore objects) {
        this.objects = objects;
    }

    /** Stores a rendition, which is durable when this returns. */
    void put(String owner, String id, Rendition rendition) {
        objects.put(key(owner, id, rendition.name()), new ByteArrayInputStream(rendition.content()));
    }

    /** {@return a rendition for a client, which may read slowly; the caller closes it} */
    StoredObject openForDownload(StoredMedia media, String rendition) {
        return objects.openForDownload(key(media.owner(), media.id(), rendition));
    }

    /** {@return the bytes of a rendition} */
    byte[] read(StoredMedia media, String rendition) {
        try (var stored = objects.open(key(media.owner(), media.id(), rendition))) {
            return stored.content().readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read the media " + media.id(), failure);
        }
    }

    /** Stores the text that was read in an image. */
    void putText(String owner, String id, InputStream text) {
        objects.put(key(owner, id, TEXT), text);
    }

    /** {@return the text that was read in an image; empty if there is none yet} */
    Optional<byte[]> text(String owner, String id) {
        try (var stored = objects.open(key(owner, id, TEXT))) {
            return Optional.of(stored.content().readAllBytes());
        } catch (ObjectNotFoundException none) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read the text of the media " + id, failure);
        }
    }

    /** {@return owner and id of each rendition that is stored; the caller closes the stream} */
    Stream<DocumentRef> list() {
        return objects.list(FOLDER + "/")
                .map(key -> key.value().split("/"))
                .filter(segments -> segments.length == 4)
                .map(segments -> new DocumentRef(segments[1], segments[2]));
    }

    /** Deletes all renditions of the media with this id. Has no effect if repeated. */
    void delete(String owner, String id) {
        delete(FOLDER + "/" + owner + "/" + id + "/");
    }

    /** Deletes all renditions of the account, also those without a record, which a crash may have left. */
    void deleteOf(String owner) {
        delete(FOLDER + "/" + owner + "/");
    }

    private void delete(String prefix) {
        try (var keys = objects.list(prefix)) {
            keys.toList().forEach(objects::delete);
        }
    }

    private static ObjectKey key(String owner, String id, String rendition) {
        return ObjectKey.of(FOLDER, owner, id, rendition);
    }
}
