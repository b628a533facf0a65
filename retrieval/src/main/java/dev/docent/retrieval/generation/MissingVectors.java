package dev.docent.retrieval.generation;

import dev.docent.retrieval.index.PassageGeneration;
import dev.docent.retrieval.passage.DocumentRef;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passages that words alone find in a generation, since they came while another one was about to serve, and got the vectors
 * of its model. Nothing brings theirs but a reindex.
 *
 * @param passages how many
 * @param documents ids of the first documents that have some
 */
record MissingVectors(long passages, List<String> documents) {

    private static final Logger LOG = LoggerFactory.getLogger(MissingVectors.class);
    private static final int PAGE = 1000;
    private static final int NAMED = 50;

    /** {@return those of a generation, of what was flushed} Those of documents in work, which are about to come, are among them. */
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

    /** One that was about to serve, and is given up, has the only vectors of what came when the serving one took none. */
    static void warnOf(PassageGeneration serving) {
        var missing = of(serving);
        if (missing.passages() > 0) {
            LOG.warn(
                    "A generation that was about to serve was given up: passages_without_vector={} are found by words alone, but those of documents in work. Reindex documents={}",
                    missing.passages(),
                    missing.documents());
        }
    }

    private static boolean hasMore(PassageGeneration generation, DocumentRef document, int passages) {
        return !generation.passages(document, passages, 1).isEmpty();
    }
}
