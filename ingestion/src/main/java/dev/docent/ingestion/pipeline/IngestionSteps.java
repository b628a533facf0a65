package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.chunking.Chunk;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStage;
import dev.docent.ingestion.document.DocumentTexts;
import dev.docent.ingestion.document.ExtractedText;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a document from its original to searchable passages: words find them as soon as they are cut, meaning as
 * soon as they are embedded. Going it twice leads to the same; going on with one that was left begins at the first
 * passage that is not embedded yet.
 */
final class IngestionSteps {

    private static final double PARSED = 0.1;
    private static final double EMBEDDED = 0.9;

    /** So many passages are computed again at the most after a crash. */
    private static final int BATCH = 64;

    private static final Logger LOG = LoggerFactory.getLogger(IngestionSteps.class);

    private final DocumentCutting cutting;
    private final PassageEmbedding embedding;
    private final IngestionPause pause;
    private final DocumentTexts texts;
    private final PassageIndex index;
    private final SharedFlush flush;

    IngestionSteps(
            DocumentCutting cutting,
            PassageEmbedding embedding,
            IngestionPause pause,
            DocumentTexts texts,
            PassageIndex index,
            SharedFlush flush) {
        this.cutting = cutting;
        this.embedding = embedding;
        this.pause = pause;
        this.texts = texts;
        this.index = index;
        this.flush = flush;
    }

    /** Brings the document's passages into the index, or throws why not. Only the finish is left then. */
    void run(DocumentInWork document) throws IOException, InterruptedException {
        var left = cutting.left(document.current(), BATCH);
        embed(document, left.isPresent() ? passages(document.current(), left.get()) : cut(document));
    }

    /** Makes what was brought durable and the document ready, or throws why it is not. Most of it is waiting. */
    void finish(DocumentInWork document) throws InterruptedException {
        flush.await();
        document.become(now -> now.ready(Objects.requireNonNull(now.passages())));
        cutting.forget(document.current());
    }

    /** Takes back what an earlier run, or a part of this one, made searchable. */
    void undo(Document document) {
        index.removeDocument(document.owner(), document.id());
        texts.delete(document);
        cutting.forget(document);
    }

    private List<Passage> cut(DocumentInWork document) throws IOException {
        var read = cutting.cut(document, (done, of) -> PARSED * done / of);
        if (read.content().chunks().isEmpty()) {
            document.become(now -> now.parsed(read.mediaType(), read.pages(), read.language(), read.omissions()));
            throw new IngestionFailure.NoTextException(read.omissions());
        }
        var chunks = read.content().chunks();
        if (chunks.size() > BATCH) {
            cutting.keep(document.current(), chunks);
        }
        document.become(now -> now.parsed(read.mediaType(), read.pages(), read.language(), read.omissions())
                .cut(chunks.size())
                .at(DocumentStage.EMBEDDING, PARSED));
        var passages = passages(document.current(), chunks);
        document.publish(() -> announce(document.current(), read.content().text(), passages));
        return passages;
    }

    /** The text is there before any passage can be quoted from it. Passages that were there already keep their vectors. */
    private void announce(Document document, ExtractedText text, List<Passage> passages) {
        texts.put(document, text);
        if (!index.passages(document.owner(), document.id(), 0, passages.size() + 1)
                .equals(passages)) {
            index.announce(document.owner(), document.id(), passages);
        }
    }

    private void embed(DocumentInWork document, List<Passage> passages) throws InterruptedException {
        var all = passages.size();
        for (var start = document.current().job().passagesEmbedded(); start < all; ) {
            var begin = start;
            var end = Math.min(start + BATCH, all);
            LOG.debug("embeds document={} from={} to={}", document.current().id(), begin, end);
            var embedded = embedding.embed(passages.subList(begin, end), done -> {
                document.check();
                document.report(now -> now.at(DocumentStage.EMBEDDING, part(begin + done, all)));
            });
            pause.end();
            var stage = end == all ? DocumentStage.INDEXING : DocumentStage.EMBEDDING;
            if (end == all) {
                document.become(now -> now.at(stage, EMBEDDED));
            }
            var current = document.current();
            document.publish(() -> index.embed(current.owner(), current.id(), embedded));
            if (end < all) {
                flush.await();
                document.become(now -> now.embedded(end).at(stage, part(end, all)));
            }
            start = end;
        }
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
                chunk.tokens(),
                chunk.recognized());
    }
}
