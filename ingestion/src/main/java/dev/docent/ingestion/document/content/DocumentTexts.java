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
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The texts that were read out of documents, as JSON under {@code texts/<owner>/<document>}, and where their words stand
 * on the pages, which is read when it is asked for. The latest texts asked for stay in memory, 16 MB of them in all. Safe
 * for concurrent use.
 */
@Component
public final class DocumentTexts {

    private static final String FOLDER = "texts";
    private static final long CACHED_BYTES = 16L << 20;

    private final ObjectStore objects;
    private final StoredBoxes boxes;
    private final JsonMapper json = JsonMapper.builder().build();

    /** A store that goes away while it is read says so itself; wrapped, it would look like a broken file. */
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

    /** Stores a text whose words have no place on a page. */
    public void put(Document document, ExtractedText text) {
        put(document, text, List.of());
    }

    /** Stores the text and its boxes in the place of those that were there; durable when it returns. */
    public void put(Document document, ExtractedText text, List<PageBoxes> pages) {
        var key = key(document);
        try {
            objects.put(key, new ByteArrayInputStream(json.writeValueAsBytes(text)));
        } catch (IOException impossible) {
            throw new UncheckedIOException("The text of document " + document.id() + " has no form", impossible);
        }
        cache.invalidate(key);
        boxes.put(document, text.text(), pages);
    }

    /** Forgets the text; an absent one is ignored. */
    public void delete(Document document) {
        delete(document.ref());
    }

    /** Forgets the text of a document that has no record any more; an absent one is ignored. */
    public void delete(DocumentRef document) {
        var key = StoredContent.key(FOLDER, document);
        // The text goes last: what has boxes and no record is found by its text.
        boxes.delete(document);
        objects.delete(key);
        cache.invalidate(key);
    }

    /** {@return whether the document was read} */
    public boolean exists(Document document) {
        return objects.exists(key(document));
    }

    /** {@return the text as it is stored, as JSON; empty when there is none; the caller closes it} */
    public Optional<StoredObject> stored(Document document) {
        return opened(key(document));
    }

    /** {@return where its words stand, as it is stored; empty when that is not known; the caller closes it} */
    public Optional<StoredObject> storedBoxes(Document document) {
        return opened(boxes.key(document));
    }

    /**
     * {@return a text out of what another installation had {@link #stored}}
     *
     * @param mostPages that it may have
     * @throws InvalidContentException that says what is wrong with it
     */
    public ExtractedText read(InputStream stored, int mostPages) throws IOException {
        return new ImportedText(json, mostPages).read(stored);
    }

    /**
     * {@return boxes out of what another installation had {@link #storedBoxes stored}}
     *
     * @param text that they are for
     * @throws InvalidContentException that says what is wrong with them
     */
    public List<PageBoxes> readBoxes(InputStream stored, ExtractedText text) throws IOException {
        return ImportedBoxes.read(stored, text);
    }

    /** {@return what is there; the caller closes the stream} */
    public Stream<DocumentRef> list() {
        return StoredContent.list(FOLDER, objects);
    }

    /**
     * {@return the text, or empty when there is none}
     *
     * @param document as just read from its record: a text read for an earlier version of it is read again
     */
    public Optional<CachedText> read(Document document) {
        var key = key(document);
        var version = Objects.requireNonNull(document.version());
        var cached = cache.getIfPresent(key);
        if (cached != null && cached.version() == version) {
            return Optional.of(cached);
        }
        var loaded = load(key).map(text -> CachedText.of(text, version));
        loaded.ifPresent(text -> cache.put(key, text));
        return loaded;
    }

    /**
     * {@return a box for each line that the stretch of the text touches, in reading order; none where words have no place}
     *
     * @param text the document's, as it was read
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
            throw new UncheckedIOException("The stored text " + key + " cannot be read", failure);
        }
    }

    private static ObjectKey key(Document document) {
        return StoredContent.key(FOLDER, document.ref());
    }
}
