package dev.docent.retrieval.index.lucene;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.Generation;
import dev.docent.retrieval.index.GenerationCatalogue;
import dev.docent.retrieval.index.GenerationStore;
import dev.docent.retrieval.index.PassageGeneration;
import dev.docent.retrieval.index.UnusableIndexException;
import dev.docent.runtime.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Keeps the generations in the index folder: the first in the folder itself, where indexes were before generations existed,
 * and every other in a subfolder. The catalogue is a JSON file, written when the second generation begins and replaced atomically.
 */
final class LuceneGenerationStore implements GenerationStore {

    private static final String FIRST = "1";
    private static final String PREFIX = "generation-";
    private static final String LUCENE_FILES = "_[a-z0-9]+.*|segments.*|pending_segments.*|write\\.lock";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path folder;
    private final Path file;
    private final ComputePool compute;

    /**
     * @param folder created if missing
     * @param compute the threads of searches
     */
    LuceneGenerationStore(Path folder, ComputePool compute) {
        this.folder = folder;
        this.file = folder.resolve("generations.json");
        this.compute = compute;
    }

    @Override
    public String technology() {
        return "lucene";
    }

    @Override
    public GenerationCatalogue load(VectorSpace ifNone) {
        try {
            if (!Files.exists(file)) {
                return first(ifNone);
            }
            var written = JSON.readValue(Files.readAllBytes(file), GenerationCatalogue.class);
            deleteUnlisted(written);
            return written;
        } catch (JsonProcessingException unreadable) {
            throw new UnusableIndexException(
                    "Cannot read %s: it was edited, or written by a later version. Restore the whole index folder from a backup, or run the version that wrote it."
                            .formatted(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open the index in " + folder, e);
        }
    }

    private GenerationCatalogue first(VectorSpace ifNone) throws IOException {
        var found = IndexFolder.space(folder);
        var lock = folder.resolve("write.lock");
        // The lock file is created with the index and never written to, so its time is that of the index.
        var since = found.isPresent() && Files.exists(lock)
                ? Files.getLastModifiedTime(lock).toInstant()
                : Instant.now();
        return GenerationCatalogue.first(found.orElse(ifNone), since.truncatedTo(ChronoUnit.SECONDS));
    }

    @Override
    public boolean save(GenerationCatalogue known, GenerationCatalogue catalogue) {
        try {
            DurableFile.write(file, JSON.writeValueAsBytes(catalogue));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the index in " + folder, e);
        }
    }

    @Override
    public PassageGeneration open(Generation generation) {
        return LucenePassageIndex.open(folder(generation.name()), generation.space(), compute);
    }

    @Override
    public void delete(Generation generation) {
        try {
            delete(generation.name());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete generation " + generation.name(), e);
        }
    }

    private Path folder(String name) {
        return name.equals(FIRST) ? folder : folder.resolve(PREFIX + name);
    }

    /** Deletes generations whose deletion a crash interrupted. */
    private void deleteUnlisted(GenerationCatalogue catalogue) throws IOException {
        if (catalogue.find(FIRST).isEmpty()) {
            delete(FIRST);
        }
        for (var name : namesIn(folder)) {
            if (name.startsWith(PREFIX)
                    && catalogue.find(name.substring(PREFIX.length())).isEmpty()) {
                delete(name.substring(PREFIX.length()));
            }
        }
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).toList();
        } catch (NoSuchFileException absent) {
            return List.of();
        }
    }

    /** Deletes the segments file first: without it the other files are not an index. */
    private void delete(String name) throws IOException {
        var deleted = folder(name);
        var files = namesIn(deleted).stream()
                .filter(each -> each.matches(LUCENE_FILES))
                .sorted((one, other) -> Boolean.compare(other.startsWith("segments"), one.startsWith("segments")))
                .toList();
        for (var each : files) {
            Files.deleteIfExists(deleted.resolve(each));
        }
        if (!deleted.equals(folder)) {
            Files.deleteIfExists(deleted);
        }
    }
}
