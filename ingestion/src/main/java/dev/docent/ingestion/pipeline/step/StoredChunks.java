package dev.docent.ingestion.pipeline.step;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.docent.ingestion.chunking.Chunk;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.transcription.StoredTranscripts;
import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.ObjectNotFoundException;
import dev.docent.storage.objects.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The chunks of documents that are being embedded, as JSON under {@code chunks/<owner>/<document>}, so that a document
 * is not read again after a crash. They are deleted when the document is ready or failed. Safe for concurrent use.
 */
@Component
public final class StoredChunks {

    private final ObjectStore objects;
    private final StoredTranscripts transcripts;
    private final JsonMapper json = JsonMapper.builder().build();

    /** Does not wrap exceptions, so that an outage of the store during a read is not taken for a damaged file. */
    private final ObjectReader reader =
            json.readerFor(new TypeReference<List<Chunk>>() {}).without(DeserializationFeature.WRAP_EXCEPTIONS);

    public StoredChunks(ObjectStore objects) {
        this.objects = objects;
        this.transcripts = new StoredTranscripts(objects);
    }

    /** Replaces the chunks; durable when it returns. */
    void put(Document document, List<Chunk> chunks) {
        try {
            objects.put(key(document), new ByteArrayInputStream(json.writeValueAsBytes(chunks)));
        } catch (IOException impossible) {
            throw new UncheckedIOException("Cannot write the chunks of document " + document.id(), impossible);
        }
    }

    /** {@return the chunks; empty if none are stored} */
    Optional<List<Chunk>> get(Document document) {
        try (var stored = objects.open(key(document))) {
            return Optional.of(reader.readValue(stored.content()));
        } catch (ObjectNotFoundException none) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read the stored chunks of document " + document.id(), failure);
        }
    }

    /** Deletes the chunks, and the transcript of audio. Does nothing if none are stored. */
    public void delete(Document document) {
        objects.delete(key(document));
        transcripts.delete(document.ref(), document.mediaType());
    }

    private static ObjectKey key(Document document) {
        return ObjectKey.of("chunks", document.owner(), document.id());
    }
}
