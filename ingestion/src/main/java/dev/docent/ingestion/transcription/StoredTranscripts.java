package dev.docent.ingestion.transcription;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.perception.Transcript;
import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.ObjectNotFoundException;
import dev.docent.storage.objects.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The transcripts of documents that are being ingested, as JSON under {@code transcripts/<owner>/<document>}, so that a model
 * hears each of them once, whatever happens afterwards. They are deleted when the document is ready or failed. Safe for
 * concurrent use.
 */
public final class StoredTranscripts {

    private final ObjectStore objects;
    private final JsonMapper json = JsonMapper.builder().build();

    public StoredTranscripts(ObjectStore objects) {
        this.objects = objects;
    }

    /** Stores a transcript; durable when it returns. */
    void put(DocumentRef document, Transcript transcript) {
        try {
            objects.put(key(document), new ByteArrayInputStream(json.writeValueAsBytes(transcript)));
        } catch (IOException impossible) {
            throw new UncheckedIOException("Cannot write the transcript of document " + document.id(), impossible);
        }
    }

    /** {@return the transcript; empty if none is stored} */
    Optional<Transcript> get(DocumentRef document) {
        try (var stored = objects.open(key(document))) {
            return Optional.of(json.readValue(stored.content().readAllBytes(), Transcript.class));
        } catch (ObjectNotFoundException none) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read the transcript of document " + document.id(), failure);
        }
    }

    /**
     * Deletes the transcript. Does nothing if none is stored.
     *
     * @param mediaType that of the document; null if it is not known yet
     */
    public void delete(DocumentRef document, @Nullable String mediaType) {
        if (mediaType == null || mediaType.startsWith("audio/")) {
            objects.delete(key(document));
        }
    }

    private static ObjectKey key(DocumentRef document) {
        return ObjectKey.of("transcripts", document.owner(), document.id());
    }
}
