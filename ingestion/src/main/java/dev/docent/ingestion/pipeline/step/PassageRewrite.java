package dev.docent.ingestion.pipeline.step;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.pipeline.claim.ClaimedDocument;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.OutdatedVectorsException;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.passage.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Replaces the passages of a document in the index without reading it again. Passages that the index has keep their vectors.
 * Safe for concurrent use with different documents.
 */
@Component
public final class PassageRewrite {

    private static final int PAGE = 512;
    private static final Logger log = LoggerFactory.getLogger(PassageRewrite.class);

    private final PassageEmbedder embedder;
    private final PassageIndex index;

    PassageRewrite(PassageEmbedder embedder, PassageIndex index) {
        this.embedder = embedder;
        this.index = index;
    }

    /** {@return the passages of the document in the index, in order} */
    public List<Passage> indexed(Document document) {
        var all = new ArrayList<Passage>();
        var page = index.passages(document.ref(), 0, PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = index.passages(document.ref(), all.size(), PAGE);
        }
        return all;
    }

    /**
     * {@return the passage with its vector; empty if the model refuses it}
     *
     * @throws RuntimeException the failure of the model, if it does not respond
     */
    public List<EmbeddedPassage> embed(Passage passage) throws InterruptedException {
        try {
            var run = embedder.start(List.of(passage), List.of());
            while (!run.isDone()) {
                run.awaitProgress();
            }
            return run.passages();
        } catch (EmbeddingUnavailableException outage) {
            throw outage.getCause() instanceof RuntimeException failure ? failure : outage;
        }
    }

    /**
     * Makes these the passages of the document that searches find, when this returns.
     *
     * @param passages all of the document; none if all are disabled
     * @param embedded passages among them whose vectors are known
     */
    public void replace(ClaimedDocument document, List<Passage> passages, List<EmbeddedPassage> embedded)
            throws InterruptedException {
        while (true) {
            try {
                put(document, passages, embedded);
                return;
            } catch (OutdatedVectorsException switched) {
                log.debug("embedding again document={}", document.current().id(), switched);
            }
        }
    }

    private void put(ClaimedDocument document, List<Passage> passages, List<EmbeddedPassage> embedded)
            throws InterruptedException {
        var ref = document.current().ref();
        if (passages.isEmpty()) {
            try (var _ = document.lockPublication()) {
                index.delete(ref);
            }
            return;
        }
        var known = Stream.concat(vectors(document.current()).stream(), embedded.stream())
                .toList();
        var run = embedder.start(passages, known);
        while (!run.isDone()) {
            run.awaitProgress();
            document.check();
        }
        try (var _ = document.lockPublication()) {
            if (run.refused().isEmpty()) {
                index.put(ref, run.passages());
            } else {
                index.putWithoutVectors(ref, passages);
                addVectors(document, run);
            }
            index.flush();
        }
        var omissions = document.current().omissions().list();
        document.step(false, now -> now.lackingVectors(RefusedPassage.omissions(run.refused(), omissions)));
    }

    private void addVectors(ClaimedDocument document, EmbeddingRun run) {
        if (!run.passages().isEmpty()) {
            index.addVectors(document.current().ref(), run.passages());
        }
    }

    private List<EmbeddedPassage> vectors(Document document) {
        var all = new ArrayList<EmbeddedPassage>();
        for (long from = 0, count = index.count(document.ref()); from < count; from += PAGE) {
            all.addAll(index.embedded(document.ref(), (int) from, PAGE));
        }
        return all;
    }
}
