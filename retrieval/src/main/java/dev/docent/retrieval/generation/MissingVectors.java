package dev.docent.retrieval.generation;

import dev.docent.retrieval.index.PassageGeneration;
import dev.docent.retrieval.passage.DocumentRef;
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
    private static final int NAMED = 50;

    /** {@return the flushed passages without vectors} Includes those of documents that are being ingested. */
    static MissingVectors of(PassageGeneration generation) {
        var passages = generation.statistics().passages();
        var embedded =
                generation.allDocuments().mapToLong(generation::countEmbedded).sum();
        var documents = generation
                .allDocuments()
                .filter(each -> generation.count(each) > generation.countEmbedded(each))
                .map(DocumentRef::id);
        return new MissingVectors(
                Math.max(0, passages - embedded),
                passages > embedded ? documents.limit(NAMED).toList() : List.of());
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
}
