package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.document.DocumentRegister;
import dev.docent.ingestion.document.Originals;
import dev.docent.ingestion.document.Originals.Stored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deletes originals that no record names: those of uploads that ended between the two, and were never acknowledged.
 */
@Component
final class OrphanSweep {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanSweep.class);

    private final Originals originals;
    private final DocumentRegister documents;
    private final WorkInProgress work;

    OrphanSweep(Originals originals, DocumentRegister documents, WorkInProgress work) {
        this.originals = originals;
        this.documents = documents;
        this.work = work;
    }

    /**
     * Deletes the orphans of documents whose ids were made before this one; younger ones may be uploads whose record
     * is about to come.
     */
    void sweep(String before) {
        try (var stored = originals.list()) {
            stored.takeWhile(each -> !work.stopping())
                    .filter(each -> each.document().compareTo(before) < 0)
                    .filter(each ->
                            documents.find(each.owner(), each.document()).isEmpty())
                    .forEach(this::delete);
        }
    }

    private void delete(Stored orphan) {
        originals.delete(orphan.owner(), orphan.document());
        LOG.info(
                "swept original of document={} owner={}: its upload was not completed",
                orphan.document(),
                orphan.owner());
    }
}
