package dev.docent.ingestion.archive;

import dev.docent.ingestion.archive.ArchiveFormat.Part;
import dev.docent.ingestion.chunking.Chunk;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.content.DocumentTexts;
import dev.docent.ingestion.parsing.Omission;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.passage.Passage;
import dev.docent.runtime.TemporaryFiles;
import dev.docent.runtime.TemporaryFiles.TemporaryFile;
import dev.docent.storage.objects.ObjectStore.StoredObject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a document, copied to temporary files until they are known to be of one consistent state. Used by one
 * thread.
 */
final class ExportedParts implements AutoCloseable {

    private static final int PAGE = 512;

    private final TemporaryFiles temporaryFiles;
    private final Map<Part, TemporaryFile> files = new EnumMap<>(Part.class);
    private int passages;
    private boolean isOutdated;
    private boolean isIncomplete;

    private ExportedParts(TemporaryFiles temporaryFiles) {
        this.temporaryFiles = temporaryFiles;
    }

    /**
     * {@return the current parts}
     *
     * @param space the expected vector space; if the index has switched to another model meanwhile, its vectors are
     *     not copied
     */
    static ExportedParts of(
            Document document,
            DocumentTexts texts,
            PassageIndex index,
            VectorSpace space,
            TemporaryFiles temporaryFiles)
            throws IOException {
        var parts = new ExportedParts(temporaryFiles);
        try {
            parts.copy(Part.TEXT, texts.stored(document).orElse(null));
            parts.copy(Part.BOXES, texts.storedBoxes(document).orElse(null));
            parts.copy(document, index, space);
            return parts;
        } catch (IOException | RuntimeException failure) {
            parts.close();
            throw failure;
        }
    }

    /** {@return whether nothing is missing of what a document that is ready has} */
    boolean isWhole(Document document) {
        return files.containsKey(Part.TEXT)
                && Integer.valueOf(passages).equals(document.passages())
                && !isOutdated
                && (!isIncomplete || document.omissions().list().stream().anyMatch(Omission::lacksVector));
    }

    int passages() {
        return passages;
    }

    Map<Part, TemporaryFile> files() {
        return files;
    }

    private void copy(Part part, @Nullable StoredObject stored) throws IOException {
        if (stored != null) {
            try (stored) {
                files.put(part, temporaryFiles.copy(stored.content()));
            }
        }
    }

    private void copy(Document document, PassageIndex index, VectorSpace space) throws IOException {
        var none = new float[space.dimensions()];
        files.put(Part.PASSAGES, temporaryFiles.empty());
        files.put(Part.VECTORS, temporaryFiles.empty());
        try (var lines = new BufferedOutputStream(
                        Files.newOutputStream(files.get(Part.PASSAGES).path()));
                var numbers = new BufferedOutputStream(
                        Files.newOutputStream(files.get(Part.VECTORS).path()))) {
            var page = index.passages(document.ref(), 0, PAGE);
            while (!page.isEmpty()) {
                var embedded = index.embedded(document.ref(), passages, PAGE);
                var vectors = embedded.stream()
                        .filter(each -> each.isOf(space))
                        .collect(Collectors.toMap(each -> each.passage().id(), EmbeddedPassage::vector));
                isOutdated |= vectors.size() < embedded.size();
                isIncomplete |= embedded.size() < page.size();
                for (var passage : page) {
                    lines.write(ArchiveFormat.JSON.writeValueAsBytes(chunk(passage)));
                    lines.write('\n');
                    numbers.write(ArchiveFormat.bytes(vectors.getOrDefault(passage.id(), none)));
                }
                passages += page.size();
                page = index.passages(document.ref(), passages, PAGE);
            }
        }
    }

    private static Chunk chunk(Passage passage) {
        return new Chunk(
                passage.text(),
                passage.start(),
                passage.end(),
                passage.page(),
                passage.pageEnd(),
                passage.headings(),
                passage.tokens(),
                passage.recognized());
    }

    @Override
    public void close() throws IOException {
        for (var file : files.values()) {
            file.close();
        }
    }
}
