package dev.docent.ingestion.pipeline.step;

import dev.docent.ingestion.document.DocumentStage;
import dev.docent.ingestion.pipeline.claim.ClaimedDocument;
import dev.docent.ingestion.pipeline.claim.IngestionPause;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.OutdatedVectorsException;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the passages of a document into the index: words find them as soon as they are cut, meaning as soon as they are
 * embedded. Those of a large document are embedded and made durable batch by batch. Safe for concurrent use.
 */
public final class PassageIndexing {

    /** So many passages are computed again at the most after a crash. */
    static final int BATCH = 64;

    /** The part of the whole work that is done when a document is cut. */
    static final double CUT = 0.1;

    private static final double EMBEDDED = 0.9;
    private static final Logger log = LoggerFactory.getLogger(PassageIndexing.class);

    private final PassageEmbedder embedding;
    private final IngestionPause pause;
    private final PassageIndex index;
    private final GroupCommits flush;
    private final long patience;

    /**
     * @param patience for how long the passages of a small document are not announced, since they are mostly embedded
     *     before anyone could have asked for them, and to index them twice is half the cost of indexing
     */
    public PassageIndexing(
            PassageEmbedder embedding,
            IngestionPause pause,
            PassageIndex index,
            GroupCommits flush,
            Duration patience) {
        this.embedding = embedding;
        this.pause = pause;
        this.index = index;
        this.flush = flush;
        this.patience = patience.toNanos();
    }

    /**
     * Brings the passages of a document that was just cut; they are durable after the next flush.
     *
     * @param text stores what the passages are quoted from; called before any of them can be found, and no sooner, since
     *     those of an earlier ingestion are quoted from another until then
     */
    void begin(ClaimedDocument document, Runnable text, List<Passage> passages) throws InterruptedException {
        var announcement = new Announcement(document, text, passages);
        if (passages.size() <= BATCH) {
            inOne(document, announcement);
        } else {
            announcement.make();
            goOn(document, passages);
        }
    }

    /** Brings those that are not embedded yet, of a document whose first ones are there already. */
    void goOn(ClaimedDocument document, List<Passage> passages) throws InterruptedException {
        var all = passages.size();
        for (var start = document.current().job().passagesEmbedded(); start < all; ) {
            var end = Math.min(start + BATCH, all);
            var isLast = end == all;
            var from = start;
            publish(() -> embed(document, passages, from, end, done -> {}), embedded -> {
                if (isLast) {
                    document.become(now -> now.at(DocumentStage.INDEXING, EMBEDDED));
                }
                var current = document.current();
                document.publish(() -> index.addVectors(new DocumentRef(current.owner(), current.id()), embedded));
            });
            if (!isLast) {
                document.confirm();
                flush.await();
                document.become(now -> now.embedded(end).at(DocumentStage.EMBEDDING, part(end, all)));
            }
            start = end;
        }
    }

    private void inOne(ClaimedDocument document, Announcement announcement) throws InterruptedException {
        var passages = announcement.passages;
        try {
            publish(
                    () -> embed(document, passages, 0, passages.size(), done -> announcement.makeWhenDue()),
                    embedded -> {
                        document.report(now -> now.at(DocumentStage.INDEXING, EMBEDDED));
                        announcement.outdo(embedded);
                    });
        } catch (EmbeddingUnavailableException nobodyKnowsHowLong) {
            announcement.make();
            throw nobodyKnowsHowLong;
        }
    }

    /** Another model may have taken the place of the one that embedded, between the two; then that one embeds. */
    private static void publish(Embedding embedding, Consumer<List<EmbeddedPassage>> publication)
            throws InterruptedException {
        while (true) {
            try {
                publication.accept(embedding.embed());
                return;
            } catch (OutdatedVectorsException switched) {
                log.debug("embeds again", switched);
            }
        }
    }

    @FunctionalInterface
    private interface Embedding {
        List<EmbeddedPassage> embed() throws InterruptedException;
    }

    private List<EmbeddedPassage> embed(
            ClaimedDocument document, List<Passage> passages, int start, int end, IntConsumer whenever)
            throws InterruptedException {
        log.debug("embeds document={} from={} to={}", document.current().id(), start, end);
        var embedded = embedding.embed(passages.subList(start, end), done -> {
            document.check();
            document.report(now -> now.at(DocumentStage.EMBEDDING, part(start + done, passages.size())));
            whenever.accept(done);
        });
        pause.end();
        return embedded;
    }

    private static double part(int done, int of) {
        return CUT + (EMBEDDED - CUT) * done / of;
    }

    /** Lets words find the passages of a document whose vectors are still being computed. Used by one thread. */
    private final class Announcement {

        private final ClaimedDocument document;
        private final Runnable text;
        private final List<Passage> passages;
        private final long begun = System.nanoTime();
        private boolean made;

        Announcement(ClaimedDocument document, Runnable text, List<Passage> passages) {
            this.document = document;
            this.text = text;
            this.passages = passages;
        }

        void makeWhenDue() {
            if (System.nanoTime() - begun >= patience) {
                make();
            }
        }

        /** Passages that were there already keep their vectors. */
        void make() {
            if (made) {
                return;
            }
            var current = document.current();
            document.publish(() -> {
                text.run();
                if (!index.passages(new DocumentRef(current.owner(), current.id()), 0, passages.size() + 1)
                        .equals(passages)) {
                    index.putWithoutVectors(new DocumentRef(current.owner(), current.id()), passages);
                }
            });
            made = true;
        }

        /** Puts the passages with their vectors in the place of whatever was there. */
        void outdo(List<EmbeddedPassage> embedded) {
            var current = document.current();
            document.publish(() -> {
                if (!made) {
                    text.run();
                }
                index.put(new DocumentRef(current.owner(), current.id()), embedded);
            });
        }
    }
}
