package dev.docent.retrieval.generation;

import dev.docent.retrieval.index.PassageGeneration;
import dev.docent.retrieval.passage.DocumentRef;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The passages of a generation without vectors: they arrived while another generation was about to serve, and were embedded
 * for that one. Only a reindex gives them vectors here.
 *
 * @param passages number of passages
 * @param documents ids of the first documents with such passages
 */
record MissingVectors(long passages, List<String> documents) {

    private static final Logger log = LoggerFactory.getLogger(MissingVectors.class);
    private static final int PAGE = 1000;
    private static final int NAMED = 50;

    /** {@return the flushed passages without vectors} Includes those of documents that are being ingested. */
    static MissingVectors of(PassageGeneration generation) {
        var left = generation.statistics().passages();
        var documents = new ArrayList<String>();
        for (var page = generation.documents(null, PAGE);
                !page.isEmpty();
                page = generation.documents(page.getLast(), PAGE)) {
            for (var document : page) {
                var embedded = generation.countEmbedded(document);
                left -= embedded;
                if (documents.size() < NAMED && hasMore(generation, document, embedded)) {
                    documents.add(document.id());
                }
            }
        }
        return new MissingVectors(Math.max(0, left), documents);
    }

    /** Warns after a generation was abandoned that has the only vectors of some passages. */
    static void warnOf(PassageGeneration serving) {
        var missing = of(serving);
        if (missing.passages() > 0) {
            log.warn(
                    "abandoned generation passages_without_vector={}: only keyword search finds them, except those of documents that are being ingested. Reindex documents={}",
                    missing.passages(),
                    missing.documents());
        }
    }

    private static boolean hasMore(PassageGeneration generation, DocumentRef document, int passages) {
        return !generation.passages(document, passages, 1).isEmpty();
    }
}
