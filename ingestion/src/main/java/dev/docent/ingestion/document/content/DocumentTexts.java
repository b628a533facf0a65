package dev.docent.ingestion.document.content;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.docent.ingestion.document.Document;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.ObjectNotFoundException;
import dev.docent.storage.objects.ObjectStore;
import dev.docent.storage.objects.ObjectStore.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The extracted texts of documents, as JSON under {@code texts/<owner>/<document>}, and the positions of their words on
 * the pages, which are read on demand. Texts read last are cached, up to 16 MB. Safe for concurrent use.
 */
@Component
public final class DocumentTexts {

    private static final String FOLDER = "texts";
    private static final long CACHED_BYTES = 16L << 20;

    private final ObjectStore objects;
    private final StoredBoxes boxes;
    private final JsonMapper json = JsonMapper.builder().build();

    /** An exception of the store passes unchanged; wrapped by Jackson, it would look like a corrupt file. */
    private final ObjectReader own =
            json.readerFor(ExtractedText.class).without(DeserializationFeature.WRAP_EXCEPTIONS);

    private final Cache<ObjectKey, CachedText> cache = Caffeine.newBuilder()
            .maximumWeight(CACHED_BYTES)
            .weigher((ObjectKey key, CachedText text) -> text.weight())
            .build();

    public DocumentTexts(ObjectStore objects) {
        this.objects = objects;
        this.boxes = new StoredBoxes(objects);
    }

    /** Stores a text without the positions of its words. */
    public void put(Document document, ExtractedText text) {
        put(document, text, List.of());
    }

    /** Stores the text and its boxes, replacing existing ones; durable when it returns. */
    public void put(Document document, ExtractedText text, List<PageBoxes> pages) {
        var key = key(document);
        try {
            objects.put(key, new ByteArrayInputStream(json.writeValueAsBytes(text)));
        } catch (IOException impossible) {
            throw new UncheckedIOException("Cannot write the text of document " + document.id(), impossible);
        }
        cache.invalidate(key);
        boxes.put(document, text.text(), pages);
    }

    /** Deletes the text and the boxes of a document that may have no record; absent ones are ignored. */
    public void delete(DocumentRef document) {
        var key = StoredContent.key(FOLDER, document);
        // The text is deleted last, since the sweep finds orphaned boxes by their text.
        boxes.delete(document);
        objects.delete(key);
        cache.invalidate(key);
    }

    /** {@return whether the document has a text} */
    public boolean exists(Document document) {
        return objects.exists(key(document));
    }

    /** {@return the stored JSON of the text; empty if there is none; the caller closes it} */
    public Optional<StoredObject> stored(Document document) {
        return opened(key(document));
    }

    /** {@return the stored positions of the words; empty if there are none; the caller closes them} */
    public Optional<StoredObject> storedBoxes(Document document) {
        return opened(boxes.key(document));
    }

    /** {@return the documents that have a text; the caller closes the stream} */
    public Stream<DocumentRef> list() {
        return StoredContent.list(FOLDER, objects);
    }

    /**
     * {@return the text; empty if there is none}
     *
     * @param document as just read from its record, since a text cached for an earlier version is read again
     */
    public Optional<CachedText> read(Document document) {
        return read(document.ref(), Objects.requireNonNull(document.version()));
    }

    /** {@return the text; empty if there is none} @param version of the document's record, as just read */
    Optional<CachedText> read(DocumentRef document, long version) {
        var key = StoredContent.key(FOLDER, document);
        var cached = cache.getIfPresent(key);
        if (cached != null && cached.version() == version) {
            return Optional.of(cached);
        }
        var loaded = load(key).map(text -> CachedText.of(text, version));
        loaded.ifPresent(text -> cache.put(key, text));
        return loaded;
    }

    /**
     * {@return a box for each line of this range of the text, in reading order; empty if the positions of the words are
     * unknown}
     *
     * @param text the text of the document, as it was read
     */
    public List<Box> boxes(Document document, CachedText text, int start, int end) {
        var touched = text.extracted().pages().stream()
                .filter(page -> page.start() < end && page.end() > start)
                .mapToInt(ExtractedText.Page::number)
                .summaryStatistics();
        return start == end || touched.getCount() == 0
                ? List.of()
                : boxes.read(document, text.extracted().text(), touched.getMin(), touched.getMax()).stream()
                        .flatMap(page -> page.lines(start, end).stream())
                        .toList();
    }

    private Optional<StoredObject> opened(ObjectKey key) {
        try {
            return Optional.of(objects.open(key));
        } catch (ObjectNotFoundException none) {
            return Optional.empty();
        }
    }

    private Optional<ExtractedText> load(ObjectKey key) {
        try (var stored = objects.open(key)) {
            return Optional.of(own.readValue(stored.content()));
        } catch (ObjectNotFoundException none) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read the stored text " + key, failure);
        }
    }

    private static ObjectKey key(Document document) {
        return StoredContent.key(FOLDER, document.ref());
    }
}
