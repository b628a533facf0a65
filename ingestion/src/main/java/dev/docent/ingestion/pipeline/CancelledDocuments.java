package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.document.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes back what a document brought before it was called off. Safe for concurrent use. */
@Component
public final class CancelledDocuments {

    private static final Logger LOG = LoggerFactory.getLogger(CancelledDocuments.class);

    private final IngestionSteps steps;
    private final WorkInProgress work;

    CancelledDocuments(IngestionSteps steps, WorkInProgress work) {
        this.steps = steps;
        this.work = work;
    }

    /** A worker that has it in hand puts it down at its next look and takes back what it brings until then. */
    public void takeBack(Document cancelled) {
        work.exclusively(cancelled.id(), () -> steps.undo(cancelled));
        LOG.info("cancelled document={} owner={} stage={}", cancelled.id(), cancelled.owner(), cancelled.stage());
    }
}
