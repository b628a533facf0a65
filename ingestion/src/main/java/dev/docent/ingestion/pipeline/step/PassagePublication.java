package dev.docent.ingestion.pipeline.step;

import dev.docent.ingestion.chunking.ChunkedDocument;
import dev.docent.ingestion.document.content.DocumentTexts;
import dev.docent.ingestion.pipeline.claim.ClaimedDocument;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.passage.Passage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the passages of a claimed document into the index, and the text that they are quoted from into its store. All writes hold
 * the publication lock of the claim, so that a document that was deleted meanwhile does not become searchable again.
 */
record PassagePublication(DocumentTexts texts, PassageIndex index) {

    /**
     * Stores the text together with the passages and not earlier, since the passages of an earlier ingestion are quoted
     * from the earlier text until then. Unchanged passages keep their vectors.
     */
    void putWithoutVectors(ClaimedDocument document, ChunkedDocument content, List<Passage> passages) {
        var ref = document.current().ref();
        try (var _ = document.lockPublication()) {
            texts.put(document.current(), content.text(), content.boxes());
            if (!index.passages(ref, 0, passages.size() + 1).equals(passages)) {
                index.putWithoutVectors(ref, passages);
            }
        }
    }

    /** @param content the text that is still to be stored; null if it is stored, with the passages */
    void put(ClaimedDocument document, @Nullable ChunkedDocument content, List<Passage> passages, EmbeddingRun run) {
        var refused = run.refused();
        if (content != null && refused.isEmpty()) {
            try (var _ = document.lockPublication()) {
                texts.put(document.current(), content.text(), content.boxes());
                index.put(document.current().ref(), run.passages());
            }
            return;
        }
        if (content != null) {
            putWithoutVectors(document, content, passages);
        }
        addVectors(document, run.passages());
        document.step(false, now -> now.omitting(RefusedPassage.omissions(refused)));
    }

    /** Stores the text of a document whose passages are all disabled. @param content null if the text is stored */
    void deletePassages(ClaimedDocument document, @Nullable ChunkedDocument content) {
        try (var _ = document.lockPublication()) {
            if (content != null) {
                texts.put(document.current(), content.text(), content.boxes());
            }
            index.delete(document.current().ref());
        }
    }

    void addVectors(ClaimedDocument document, List<EmbeddedPassage> embedded) {
        if (!embedded.isEmpty()) {
            try (var _ = document.lockPublication()) {
                index.addVectors(document.current().ref(), embedded);
            }
        }
    }

    /** {@return the passages of the batch that were embedded before an outage interrupted it} */
    List<EmbeddedPassage> known(ClaimedDocument document, int start, int end) {
        var current = document.current();
        return current.job().interruptions() == 0 ? List.of() : index.embedded(current.ref(), start, end - start);
    }
}
