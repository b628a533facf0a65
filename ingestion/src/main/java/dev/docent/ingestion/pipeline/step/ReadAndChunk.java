package dev.docent.ingestion.pipeline.step;

import dev.docent.ingestion.chunking.Chunk;
import dev.docent.ingestion.chunking.ChunkedDocument;
import dev.docent.ingestion.chunking.PassageChunker;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStage;
import dev.docent.ingestion.document.Omissions;
import dev.docent.ingestion.document.Passwords;
import dev.docent.ingestion.document.content.Originals;
import dev.docent.ingestion.figure.DescribeFigures;
import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.DocumentParser;
import dev.docent.ingestion.parsing.LanguageRecognizer;
import dev.docent.ingestion.parsing.ParsedDocument;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.pipeline.claim.ClaimedDocument;
import dev.docent.ingestion.transcription.AudioReader;
import dev.docent.runtime.Steps;
import dev.docent.runtime.TemporaryFiles;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The first step of ingestion: from the original of a document to its text and chunks. The chunks of a document of more
 * than one batch are stored until the document is ready, so that ingestion resumes after a crash without reading it
 * again. Safe for concurrent use.
 */
@Component
public final class ReadAndChunk {

    private final Originals originals;
    private final Passwords passwords;
    private final TemporaryFiles workspace;
    private final DocumentParser parser;
    private final AudioReader audio;
    private final DescribeFigures figures;
    private final PassageChunker chunker;
    private final LanguageRecognizer languages;
    private final StoredChunks stored;
    private final Steps steps;

    public ReadAndChunk(
            Originals originals,
            Passwords passwords,
            TemporaryFiles workspace,
            DocumentParser parser,
            AudioReader audio,
            DescribeFigures figures,
            PassageChunker chunker,
            LanguageRecognizer languages,
            StoredChunks stored,
            Steps ingestionSteps) {
        this.originals = originals;
        this.passwords = passwords;
        this.workspace = workspace;
        this.parser = parser;
        this.audio = audio;
        this.figures = figures;
        this.chunker = chunker;
        this.languages = languages;
        this.stored = stored;
        this.steps = ingestionSteps;
    }

    /**
     * {@return the chunks of the document, at least one}
     *
     * @throws IngestionFailure.NoTextException if the document has no text
     * @throws dev.docent.ingestion.parsing.UnreadableDocumentException if its file cannot be read
     */
    public Chunks run(ClaimedDocument document) throws IOException {
        var resumed = resumed(document.current());
        if (resumed.isPresent()) {
            return new Chunks(resumed.get(), null);
        }
        var parsed = steps.step("parse").observeChecked(() -> parse(document));
        return steps.step("chunk").observe(() -> chunk(document, parsed));
    }

    /**
     * Chunks remain from a run that embedded at least one batch, and from an import with chunks but without vectors.
     */
    private Optional<List<Chunk>> resumed(Document document) {
        return document.job().passagesEmbedded() < EmbedAndIndex.BATCH
                        && !document.job().announced()
                ? Optional.empty()
                : stored.get(document)
                        .filter(chunks -> Integer.valueOf(chunks.size()).equals(document.passages()));
    }

    private ParsedDocument parse(ClaimedDocument document) throws IOException {
        var current = document.current();
        try (var original = originals.open(current.ref());
                var file = workspace.copy(original.content())) {
            var password = passwords.of(current.id()).orElse(null);
            return read(document, new DocumentFile(file.path(), current.filename(), password));
        }
    }

    private ParsedDocument read(ClaimedDocument document, DocumentFile file) {
        var progress = new Progress(document);
        try {
            return figures.in(parser.parse(file, progress), document.current().ref(), progress);
        } catch (UnreadableDocumentException unread) {
            if (unread.reason() == Reason.AUDIO) {
                return audio.read(document.current().ref(), file, progress);
            }
            throw unread;
        }
    }

    private Chunks chunk(ClaimedDocument document, ParsedDocument parsed) {
        var content = chunker.chunk(parsed);
        var chunks = content.chunks();
        var language = languages.recognize(content.text().text()).orElse(null);
        var omissions = new Omissions(parsed.omissions());
        UnaryOperator<Document> read = now -> now.parsed(parsed.mediaType(), parsed.pages(), language, omissions);
        document.check();
        if (chunks.isEmpty()) {
            document.save(read);
            throw new IngestionFailure.NoTextException(omissions);
        }
        var isLarge = chunks.size() > EmbedAndIndex.BATCH;
        if (isLarge) {
            stored.put(document.current(), chunks);
        }
        document.step(
                isLarge,
                now -> read.apply(now).chunked(chunks.size()).at(DocumentStage.EMBEDDING, EmbedAndIndex.CHUNKED));
        return new Chunks(chunks, content);
    }

    /**
     * The result of this step.
     *
     * @param content text and word positions that are still to be stored; null if an earlier run has stored them
     */
    public record Chunks(List<Chunk> chunks, @Nullable ChunkedDocument content) {}

    private record Progress(ClaimedDocument document) implements ReadingProgress {

        @Override
        public void pages(int read, @Nullable Integer of) {
            var share = of == null ? 0 : EmbedAndIndex.CHUNKED * Math.min(read, of) / of;
            document.report(now -> now.read(read, of).at(DocumentStage.PARSING, share));
        }

        @Override
        public void check() {
            document.check();
        }
    }
}
