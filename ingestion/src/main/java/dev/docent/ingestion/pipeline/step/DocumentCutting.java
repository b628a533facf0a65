package dev.docent.ingestion.pipeline.step;

import dev.docent.ingestion.chunking.Chunk;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStage;
import dev.docent.ingestion.document.Passwords;
import dev.docent.ingestion.document.content.Originals;
import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.pipeline.claim.ClaimedDocument;
import dev.docent.ingestion.pipeline.step.DocumentReader.ReadDocument;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From a document's original to chunks, and the chunks of those whose embedding takes long. Safe for concurrent use. */
public final class DocumentCutting {

    private final Originals originals;
    private final Passwords passwords;
    private final Workspace workspace;
    private final DocumentReader reader;
    private final StoredChunks stored;

    public DocumentCutting(
            Originals originals, Passwords passwords, Workspace workspace, DocumentReader reader, StoredChunks stored) {
        this.originals = originals;
        this.passwords = passwords;
        this.workspace = workspace;
        this.reader = reader;
        this.stored = stored;
    }

    /** {@return what the document says} */
    ReadDocument cut(ClaimedDocument document, Part part) throws IOException {
        var current = document.current();
        try (var original = originals.open(current.ref());
                var file = workspace.copy(current.id(), original.content())) {
            var password = passwords.of(current.id()).orElse(null);
            var read = reader.read(
                    new DocumentFile(file.path(), current.filename(), password), new Progress(document, part));
            document.check();
            return read;
        }
    }

    /** Keeps the chunks for whoever goes on with the document. */
    void keep(Document document, List<Chunk> chunks) {
        stored.put(document, chunks);
    }

    /**
     * {@return the chunks of a document that was left after at least a batch of its passages was embedded, or that came
     * with its passages from elsewhere}
     */
    Optional<List<Chunk>> left(Document document, int batch) {
        return document.job().passagesEmbedded() < batch && !document.job().announced()
                ? Optional.empty()
                : stored.get(document)
                        .filter(chunks -> Integer.valueOf(chunks.size()).equals(document.passages()));
    }

    /** Forgets what is only needed until the document has come to an end. */
    void forget(Document document) {
        stored.delete(document);
    }

    /** Which part of the whole work is done. */
    @FunctionalInterface
    interface Part {
        double of(int pagesRead, int pagesInAll);
    }

    private record Progress(ClaimedDocument document, Part part) implements ReadingProgress {

        @Override
        public void pages(int read, @Nullable Integer of) {
            var done = of == null ? 0 : part.of(Math.min(read, of), of);
            document.report(now -> now.read(read, of).at(DocumentStage.PARSING, done));
        }

        @Override
        public void check() {
            document.check();
        }
    }
}
