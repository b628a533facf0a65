package dev.docent.ingestion.pipeline.step;

import dev.docent.ingestion.chunking.ChunkedDocument;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStage;
import dev.docent.ingestion.document.content.DocumentTexts;
import dev.docent.ingestion.document.correction.PassageCorrections;
import dev.docent.ingestion.pipeline.claim.ClaimedDocument;
import dev.docent.ingestion.pipeline.claim.IngestionPause;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.OutdatedVectorsException;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.passage.Passage;
import dev.docent.runtime.Steps;
import dev.docent.storage.objects.ObjectStoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The second step of ingestion: embeds the passages of a document and puts them into the index. Keyword search finds
 * the passages of a large document as soon as it is chunked, vector search as soon as they are embedded. Safe for
 * concurrent use.
 *
 * <p>Passages that users have disabled are left out, and those that they have edited get their text.
 *
 * <p>A large document is embedded and committed in batches, so that an interrupted one resumes at the first batch that
 * is not committed. Running the step again has the same result.
 */
public final class EmbedAndIndex {

    /** Number of passages between two commits, which is also the maximum that is embedded again after a crash. */
    static final int BATCH = 64;

    /** Progress of a document, from 0 to 1, when it is chunked. */
    static final double CHUNKED = 0.1;

    private static final double EMBEDDED = 0.9;
    private static final Logger log = LoggerFactory.getLogger(EmbedAndIndex.class);

    private final PassageEmbedder embedder;
    private final IngestionPause pause;
    private final StoredChunks chunks;
    private final PassageCorrections corrections;
    private final PassagePublication publication;
    private final GroupCommit commits;
    private final long patience;
    private final Steps steps;

    /**
     * @param patience time after which the passages of a small document are indexed without vectors if they are not
     *     embedded yet. Most are embedded earlier, so that they are indexed only once.
     */
    public EmbedAndIndex(
            PassageEmbedder embedder,
            IngestionPause pause,
            DocumentTexts texts,
            StoredChunks chunks,
            PassageCorrections corrections,
            PassageIndex index,
            GroupCommit commits,
            Duration patience,
            Steps ingestionSteps) {
        this.embedder = embedder;
        this.pause = pause;
        this.chunks = chunks;
        this.corrections = corrections;
        this.publication = new PassagePublication(texts, index);
        this.commits = commits;
        this.patience = patience.toNanos();
        this.steps = ingestionSteps;
    }

    /** Indexes the document; {@link #finish} makes the last batch durable. */
    public void run(ClaimedDocument document, ReadAndChunk.Chunks chunked) throws InterruptedException {
        var cut = PassageFactory.of(document.current(), chunked.chunks());
        var passages = corrections.apply(document.current().ref(), cut);
        var all = passages.size();
        var content = chunked.content();
        if (all == 0) {
            publication.deletePassages(document, content);
        }
        if (content != null && all > BATCH) {
            publication.putWithoutVectors(document, content, passages);
            content = null;
        }
        for (var start = document.current().job().passagesEmbedded(); start < all; start += BATCH) {
            var end = Math.min(start + BATCH, all);
            indexBatch(document, content, passages, start, end);
            if (end < all) {
                document.confirm();
                commits.await();
                document.save(now -> now.embedded(end).at(DocumentStage.EMBEDDING, share(end, all)));
            }
        }
    }

    /** Commits the index and makes the document ready. Waits mostly for a commit that other documents share. */
    public void finish(ClaimedDocument document) throws InterruptedException {
        document.confirm();
        commits.await();
        document.save(now -> now.ready(Objects.requireNonNull(now.passages())));
        try {
            chunks.delete(document.current());
        } catch (ObjectStoreUnavailableException outage) {
            // Harmless: they are deleted with the document.
            log.warn("kept chunks document={} cause={}", document.current().id(), outage.getMessage());
        }
    }

    /**
     * Embeds and indexes a batch, again if the model is switched meanwhile.
     *
     * @param content the text that is still to be stored, if all passages are in the batch; null if it is stored
     */
    private void indexBatch(
            ClaimedDocument document, @Nullable ChunkedDocument content, List<Passage> passages, int start, int end)
            throws InterruptedException {
        while (true) {
            log.debug("embedding document={} from={} to={}", document.current().id(), start, end);
            var run = embedder.start(passages.subList(start, end), publication.known(document, start, end));
            try {
                var unstored = steps.step("embed").observeChecked(() -> embed(document, content, passages, start, run));
                if (end == passages.size()) {
                    reportIndexing(document, content == null);
                }
                steps.step("index").observe(() -> publication.put(document, unstored, passages, run));
                return;
            } catch (OutdatedVectorsException switched) {
                log.debug("embedding again document={}", document.current().id(), switched);
            }
        }
    }

    /** {@return the text that is still to be stored; null if embedding took so long that it was stored meanwhile} */
    private @Nullable ChunkedDocument embed(
            ClaimedDocument document,
            @Nullable ChunkedDocument content,
            List<Passage> passages,
            int start,
            EmbeddingRun run)
            throws InterruptedException {
        var due = System.nanoTime() + patience;
        var unstored = content;
        try {
            while (!run.isDone()) {
                run.awaitProgress();
                report(document, start + run.done(), passages.size());
                if (unstored != null && System.nanoTime() - due >= 0) {
                    publication.putWithoutVectors(document, unstored, passages);
                    unstored = null;
                }
            }
            pause.end();
            return unstored;
        } catch (EmbeddingUnavailableException outage) {
            if (unstored != null) {
                publication.putWithoutVectors(document, unstored, passages);
            }
            keep(document, run.passages());
            throw outage;
        }
    }

    /** Makes vectors durable for the next attempt, so that the same passages are not embedded twice. */
    private void keep(ClaimedDocument document, List<EmbeddedPassage> embedded) throws InterruptedException {
        if (embedded.isEmpty()) {
            return;
        }
        try {
            publication.addVectors(document, embedded);
            commits.await();
        } catch (OutdatedVectorsException switched) {
            log.debug("dropped vectors document={}", document.current().id(), switched);
        }
    }

    private static void report(ClaimedDocument document, int done, int of) {
        document.check();
        document.report(now -> now.at(DocumentStage.EMBEDDING, share(done, of)));
    }

    /** @param always also if another state was stored within the last second */
    private static void reportIndexing(ClaimedDocument document, boolean always) {
        UnaryOperator<Document> indexing = now -> now.at(DocumentStage.INDEXING, EMBEDDED);
        if (always) {
            document.save(indexing);
        } else {
            document.report(indexing);
        }
    }

    private static double share(int done, int of) {
        return CHUNKED + (EMBEDDED - CHUNKED) * done / of;
    }
}
