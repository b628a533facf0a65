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
 * Generations in the folder of the index. The first one lies in the folder itself, as an index from before there were
 * generations does; each other one in a folder of its own below. As long as there is only the first, nothing else is
 * written than the index.
 */
final class LuceneGenerationStore implements GenerationStore {

    private static final String FIRST = "1";
    private static final String PREFIX = "generation-";
    private static final String FILES_OF_LUCENE = "_[a-z0-9]+.*|segments.*|pending_segments.*|write\\.lock";

    private final Path folder;
    private final CatalogueFile file;

    /** @param folder made when missing */
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
            removeDropped(written.get());
            return written.get();
        } catch (IOException e) {
            throw new UncheckedIOException("The index in " + folder + " can't be opened", e);
        }
    }

    private GenerationCatalogue first(VectorSpace ifNone) throws IOException {
        var found = IndexFolder.space(folder);
        var lock = folder.resolve("write.lock");
        // Made with the index and never written to.
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
            throw new UncheckedIOException("The index in " + folder + " can't be written", e);
        }
    }

    @Override
    public PassageGeneration open(Generation generation) {
        return LucenePassageIndex.open(folder(generation.name()), generation.space());
    }

    @Override
    public void drop(Generation generation) {
        try {
            remove(generation.name());
        } catch (IOException e) {
            throw new UncheckedIOException("Generation %s can't be removed".formatted(generation.name()), e);
        }
    }

    private Path folder(String name) {
        return name.equals(FIRST) ? folder : folder.resolve(PREFIX + name);
    }

    /** What a process that ended was about to remove. */
    private void removeDropped(GenerationCatalogue catalogue) throws IOException {
        if (catalogue.find(FIRST).isEmpty()) {
            remove(FIRST);
        }
        for (var name : namesIn(folder)) {
            if (name.startsWith(PREFIX)
                    && catalogue.find(name.substring(PREFIX.length())).isEmpty()) {
                remove(name.substring(PREFIX.length()));
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

    /** The list of segments goes first: without it the rest is no index any more. */
    private void remove(String name) throws IOException {
        var removed = folder(name);
        var files = namesIn(removed).stream()
                .filter(each -> each.matches(FILES_OF_LUCENE))
                .sorted((one, other) -> Boolean.compare(other.startsWith("segments"), one.startsWith("segments")))
                .toList();
        for (var each : files) {
            Files.deleteIfExists(removed.resolve(each));
        }
        if (!removed.equals(folder)) {
            Files.deleteIfExists(removed);
        }
    }
}
