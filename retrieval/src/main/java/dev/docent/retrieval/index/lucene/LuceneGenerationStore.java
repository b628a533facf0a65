package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.Generation;
import dev.docent.retrieval.index.GenerationCatalogue;
import dev.docent.retrieval.index.GenerationStore;
import dev.docent.retrieval.index.PassageGeneration;
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
 * and every other in a subfolder. The catalogue is written when the second generation begins.
 */
final class LuceneGenerationStore implements GenerationStore {

    private static final String FIRST = "1";
    private static final String PREFIX = "generation-";
    private static final String LUCENE_FILES = "_[a-z0-9]+.*|segments.*|pending_segments.*|write\\.lock";

    private final Path folder;
    private final CatalogueFile file;

    /** @param folder created if missing */
    LuceneGenerationStore(Path folder) {
        this.folder = folder;
        this.file = new CatalogueFile(folder);
    }

    @Override
    public String technology() {
        return "lucene";
    }

    @Override
    public GenerationCatalogue load(VectorSpace ifNone) {
        try {
            var written = file.read();
            if (written.isEmpty()) {
                return first(ifNone);
            }
            deleteUnlisted(written.get());
            return written.get();
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
    public void save(GenerationCatalogue catalogue) {
        try {
            file.write(catalogue);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the index in " + folder, e);
        }
    }

    @Override
    public PassageGeneration open(Generation generation) {
        return LucenePassageIndex.open(folder(generation.name()), generation.space());
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
