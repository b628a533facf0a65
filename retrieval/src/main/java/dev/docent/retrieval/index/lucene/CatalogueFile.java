package dev.docent.retrieval.index.lucene;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.docent.retrieval.index.GenerationCatalogue;
import dev.docent.retrieval.index.UnusableIndexException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The catalogue of generations as a file: it is the old one or the new one, whole, whatever happens while it is written. */
final class CatalogueFile {

    static final String NAME = "generations.json";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path folder;

    CatalogueFile(Path folder) {
        this.folder = folder;
    }

    /** {@return what was written last; nothing when there never were two generations} */
    Optional<GenerationCatalogue> read() throws IOException {
        var file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), GenerationCatalogue.class));
        } catch (JsonProcessingException unreadable) {
            throw new UnusableIndexException(
                    "%s can't be read: it was changed by hand, or made by a later version. Restore the index folder from a backup, whole, or run the version that made it."
                            .formatted(file));
        }
    }

    void write(GenerationCatalogue catalogue) throws IOException {
        Files.createDirectories(folder);
        var written = folder.resolve(NAME + ".tmp");
        try (var channel = FileChannel.open(
                written, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(catalogue));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(written, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
        sync(folder);
    }

    /** The new name is durable with the folder alone. Windows opens no folders, and needs none to be. */
    private static void sync(Path folder) throws IOException {
        if (!System.getProperty("os.name", "").startsWith("Windows")) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
