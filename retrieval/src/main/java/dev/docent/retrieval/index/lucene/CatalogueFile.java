package dev.docent.retrieval.index.lucene;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.docent.retrieval.index.GenerationCatalogue;
import dev.docent.retrieval.index.UnusableIndexException;
import dev.docent.runtime.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The catalogue of generations as a JSON file of the index folder, replaced atomically. */
final class CatalogueFile {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path file;

    CatalogueFile(Path folder) {
        this.file = folder.resolve("generations.json");
    }

    /** {@return the last catalogue written, or nothing if there never was a second generation} */
    Optional<GenerationCatalogue> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), GenerationCatalogue.class));
        } catch (JsonProcessingException unreadable) {
            throw new UnusableIndexException(
                    "Cannot read %s: it was edited, or written by a later version. Restore the whole index folder from a backup, or run the version that wrote it."
                            .formatted(file));
        }
    }

    void write(GenerationCatalogue catalogue) throws IOException {
        DurableFile.write(file, JSON.writeValueAsBytes(catalogue));
    }
}
