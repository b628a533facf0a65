package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.pipeline.claim.Claims;
import dev.docent.ingestion.pipeline.step.IngestionSteps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes back what a document brought before it was called off. Safe for concurrent use. */
@Component
public final class CancelledDocuments {

    private static final Logger log = LoggerFactory.getLogger(CancelledDocuments.class);

    private final IngestionSteps steps;
    private final Claims work;

    CancelledDocuments(IngestionSteps steps, Claims work) {
        this.steps = steps;
        this.work = work;
    }

    /** A worker that has it in hand puts it down at its next look and takes back what it brings until then. */
    public void takeBack(Document cancelled) {
        work.exclusively(cancelled.id(), () -> steps.undo(cancelled));
        log.info("cancelled document={} owner={} stage={}", cancelled.id(), cancelled.owner(), cancelled.stage());
    }
}
