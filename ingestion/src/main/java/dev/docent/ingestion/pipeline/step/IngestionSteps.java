package dev.docent.ingestion.pipeline.step;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStage;
import dev.docent.ingestion.document.content.DocumentTexts;
import dev.docent.ingestion.pipeline.claim.ClaimedDocument;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.storage.objects.ObjectStoreUnavailableException;
import java.io.IOException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a document from its original to searchable passages: words find them as soon as they are cut, meaning as
 * soon as they are embedded. Going it twice leads to the same; going on with one that was left begins at the first
 * passage that is not embedded yet.
 */
public final class IngestionSteps {

    private static final Logger log = LoggerFactory.getLogger(IngestionSteps.class);

    private final DocumentCutting cutting;
    private final PassageIndexing indexing;
    private final DocumentTexts texts;
    private final PassageIndex index;
    private final GroupCommits flush;

    public IngestionSteps(
            DocumentCutting cutting,
            PassageIndexing indexing,
            DocumentTexts texts,
            PassageIndex index,
            GroupCommits flush) {
        this.cutting = cutting;
        this.indexing = indexing;
        this.texts = texts;
        this.index = index;
        this.flush = flush;
    }

    /** Brings the document's passages into the index, or throws why not. Only the finish is left then. */
    public void run(ClaimedDocument document) throws IOException, InterruptedException {
        var left = cutting.left(document.current(), PassageIndexing.BATCH);
        if (left.isPresent()) {
            indexing.goOn(document, PassageFactory.of(document.current(), left.get()));
        } else {
            cutAndIndex(document);
        }
    }

    /** Makes what was brought durable and the document ready, or throws why it is not. Most of it is waiting. */
    public void finish(ClaimedDocument document) throws InterruptedException {
        document.confirm();
        flush.await();
        document.become(now -> now.ready(Objects.requireNonNull(now.passages())));
        forgetChunks(document.current());
    }

    /** The document is ready all the same; what is left of it goes with it. */
    private void forgetChunks(Document ready) {
        try {
            cutting.forget(ready);
        } catch (ObjectStoreUnavailableException left) {
            log.warn("left chunks of document={} cause={}", ready.id(), left.getMessage());
        }
    }

    /** Takes back what an earlier run, or a part of this one, made searchable. */
    public void undo(Document document) {
        index.delete(document.ref());
        texts.delete(document);
        cutting.forget(document);
    }

    private void cutAndIndex(ClaimedDocument document) throws IOException, InterruptedException {
        var read = cutting.cut(document, (done, of) -> PassageIndexing.CUT * done / of);
        var chunks = read.content().chunks();
        if (chunks.isEmpty()) {
            document.become(now -> now.parsed(read.mediaType(), read.pages(), read.language(), read.omissions()));
            throw new IngestionFailure.NoTextException(read.omissions());
        }
        var isLarge = chunks.size() > PassageIndexing.BATCH;
        if (isLarge) {
            cutting.keep(document.current(), chunks);
        }
        document.pass(
                isLarge,
                now -> now.parsed(read.mediaType(), read.pages(), read.language(), read.omissions())
                        .cut(chunks.size())
                        .at(DocumentStage.EMBEDDING, PassageIndexing.CUT));
        Runnable text = () -> texts.put(
                document.current(), read.content().text(), read.content().boxes());
        indexing.begin(document, text, PassageFactory.of(document.current(), chunks));
    }
}
