package dev.docent.ingestion.archive;

import dev.docent.ingestion.archive.ArchiveFormat.Part;
import dev.docent.ingestion.chunking.Chunk;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentTexts;
import dev.docent.ingestion.source.Spool;
import dev.docent.ingestion.source.Spool.SpooledFile;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.storage.objects.ObjectStore.StoredObject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.Map;

/** What a document was read to, copied aside until it is known that all of it is of one state. For one thread. */
final class ExportedParts implements AutoCloseable {

    private static final int PAGE = 512;

    private final Spool spool;
    private final Map<Part, SpooledFile> files = new EnumMap<>(Part.class);
    private int passages;
    private int vectors;

    private ExportedParts(Spool spool) {
        this.spool = spool;
    }

    /**
     * {@return what there is now}
     *
     * @param space what the vectors mean; those of another model, to which the index changed over meanwhile, are left out
     */
    static ExportedParts of(Document document, DocumentTexts texts, PassageIndex index, VectorSpace space, Spool spool)
            throws IOException {
        var parts = new ExportedParts(spool);
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
                && vectors == passages;
    }

    int passages() {
        return passages;
    }

    Map<Part, SpooledFile> files() {
        return files;
    }

    private void copy(Part part, @org.jspecify.annotations.Nullable StoredObject stored) throws IOException {
        if (stored != null) {
            try (stored) {
                files.put(part, spool.copy(stored.content()));
            }
        }
    }

    private void copy(Document document, PassageIndex index, VectorSpace space) throws IOException {
        files.put(Part.PASSAGES, spool.empty());
        files.put(Part.VECTORS, spool.empty());
        try (var lines = new BufferedOutputStream(
                        Files.newOutputStream(files.get(Part.PASSAGES).path()));
                var numbers = new BufferedOutputStream(
                        Files.newOutputStream(files.get(Part.VECTORS).path()))) {
            var owner = document.owner();
            var page = index.passages(new DocumentRef(owner, document.id()), 0, PAGE);
            while (!page.isEmpty()) {
                for (var passage : page) {
                    lines.write(ArchiveFormat.JSON.writeValueAsBytes(chunk(passage)));
                    lines.write('\n');
                }
                for (var embedded : index.embedded(new DocumentRef(owner, document.id()), passages, PAGE)) {
                    if (embedded.isOf(space)) {
                        numbers.write(VectorBytes.of(embedded.vector()));
                        vectors++;
                    }
                }
                passages += page.size();
                page = index.passages(new DocumentRef(owner, document.id()), passages, PAGE);
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
