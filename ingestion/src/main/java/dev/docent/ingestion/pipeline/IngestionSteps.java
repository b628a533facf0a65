package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.chunking.Chunk;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStage;
import dev.docent.ingestion.document.DocumentTexts;
import dev.docent.ingestion.document.ExtractedText;
import dev.docent.ingestion.document.Originals;
import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.pipeline.DocumentReader.ReadDocument;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The way of a document from its original to searchable passages. Going it twice leads to the same: the text and the
 * passages of the first time are replaced.
 */
final class IngestionSteps {

    private static final double PARSED = 0.1;
    private static final double EMBEDDED = 0.9;

    private final Originals originals;
    private final Workspace workspace;
    private final DocumentReader reader;
    private final PassageEmbedding embedding;
    private final DocumentTexts texts;
    private final PassageIndex index;

    IngestionSteps(
            Originals originals,
            Workspace workspace,
            DocumentReader reader,
            PassageEmbedding embedding,
            DocumentTexts texts,
            PassageIndex index) {
        this.originals = originals;
        this.workspace = workspace;
        this.reader = reader;
        this.embedding = embedding;
        this.texts = texts;
        this.index = index;
    }

    /** Makes the document ready, or throws why it is not. */
    void run(DocumentInWork document) throws IOException, InterruptedException {
        var read = read(document.current());
        document.check();
        if (read.content().chunks().isEmpty()) {
            throw new IngestionFailure.NoTextException();
        }
        document.become(now -> now.parsed(read.mediaType(), read.pages(), read.language(), read.omissions())
                .at(DocumentStage.EMBEDDING, PARSED));
        var passages = embed(document, read);
        document.become(now -> now.at(DocumentStage.INDEXING, EMBEDDED));
        document.publish(() -> publish(document.current(), read.content().text(), passages));
        document.become(now -> now.ready(passages.size()));
    }

    /** The text is there before any passage can be quoted from it. */
    private void publish(Document document, ExtractedText text, List<EmbeddedPassage> passages) {
        texts.put(document, text);
        index.replace(document.owner(), document.id(), passages);
    }

    /** Takes back what an earlier run, or a part of this one, made searchable. */
    void undo(Document document) {
        index.removeDocument(document.owner(), document.id());
        texts.delete(document);
    }

    private ReadDocument read(Document document) throws IOException {
        try (var original = originals.open(document.owner(), document.id());
                var file = workspace.copy(document.id(), original.content())) {
            return reader.read(new DocumentFile(file.path(), document.filename(), null), ReadingProgress.NONE);
        }
    }

    private List<EmbeddedPassage> embed(DocumentInWork document, ReadDocument read) throws InterruptedException {
        var passages = passages(document.current(), read.content().chunks());
        return embedding.embed(passages, done -> {
            document.check();
            document.report(now -> now.at(DocumentStage.EMBEDDING, part(done, passages.size())));
        });
    }

    private static double part(int done, int of) {
        return PARSED + (EMBEDDED - PARSED) * done / of;
    }

    private static List<Passage> passages(Document document, List<Chunk> chunks) {
        var source = new PassageSource(
                document.owner(),
                document.knowledgeBaseId(),
                document.id(),
                document.filename(),
                Objects.requireNonNull(document.mediaType()),
                document.createdAt(),
                document.metadata().values());
        return IntStream.range(0, chunks.size())
                .mapToObj(ordinal -> passage(source, ordinal, chunks.get(ordinal)))
                .toList();
    }

    private static Passage passage(PassageSource source, int ordinal, Chunk chunk) {
        return new Passage(
                source.document() + "-" + ordinal,
                source,
                ordinal,
                chunk.text(),
                chunk.start(),
                chunk.end(),
                chunk.page(),
                chunk.pageEnd(),
                chunk.headings(),
                chunk.tokens());
    }
}
