package dev.docent.api.media;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.docent.ingestion.document.content.Box;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.media.Rendition;
import dev.docent.ingestion.recognition.RecognizeText;
import dev.docent.retrieval.passage.DocumentRef;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The texts that were read in images: recognized once, then stored beside the renditions. Safe for concurrent use. */
@Component
public class MediaTexts {

    private static final MediaText NONE = new MediaText("", null, new byte[0], List.of());

    private final MediaFiles files;
    private final RecognizeText recognition;
    private final Path folder;
    private final JsonMapper json = JsonMapper.builder().build();

    MediaTexts(MediaFiles files, RecognizeText recognition, @Value("${docent.data:data}/tmp/media") Path folder) {
        this.files = files;
        this.recognition = recognition;
        this.folder = folder.toAbsolutePath();
    }

    public boolean canRead() {
        return recognition.isAvailable();
    }

    /** {@return the text of the image; without text if none was recognized} */
    public MediaText read(StoredMedia image) {
        return stored(image.owner(), image.id()).orElseGet(() -> {
            var text = recognized(image);
            files.putText(image.owner(), image.id(), new ByteArrayInputStream(bytes(text)));
            return text;
        });
    }

    /** {@return a part of the text of an image; empty if the owner has no such image, or it has no such part} */
    public Optional<String> slice(DocumentRef image, int start, int end) {
        return stored(image.owner(), image.id()).flatMap(text -> text.slice(start, end));
    }

    /** {@return the boxes of a quote on the upright image; empty if its text does not have it at this position} */
    public List<Box> boxes(DocumentRef image, int start, String quote) {
        var end = start + quote.codePointCount(0, quote.length());
        return stored(image.owner(), image.id())
                .filter(text -> text.slice(start, end).filter(quote::equals).isPresent())
                .map(text -> text.boxes(start, end))
                .orElse(List.of());
    }

    private Optional<MediaText> stored(String owner, String id) {
        return files.text(owner, id).map(bytes -> {
            try {
                return json.readValue(bytes, MediaText.class);
            } catch (IOException failure) {
                throw new UncheckedIOException("Cannot read the text of the media " + id, failure);
            }
        });
    }

    private MediaText recognized(StoredMedia image) {
        try {
            var file = Files.createTempFile(folder, "recognize-", ".tmp");
            try {
                Files.write(file, files.read(image, Rendition.FULL));
                return MediaText.of(recognition.read(file));
            } catch (UnreadableDocumentException withoutText) {
                return NONE;
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot write a temporary file", failure);
        }
    }

    private byte[] bytes(MediaText text) {
        try {
            return json.writeValueAsBytes(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
