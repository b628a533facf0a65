package dev.docent.ingestion.pipeline.claim;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.storage.records.RecordIds;
import java.time.Instant;

/**
 * This process, which may be one of several that take documents from the same records.
 *
 * @param id new at each start
 * @param shared whether there may be others
 */
public record Node(String id, boolean shared) {

    public static Node of(boolean shared) {
        return new Node(RecordIds.next(), shared);
    }

    /** {@return whether the document is in work here, as its record says} */
    public boolean holds(Document document) {
        return document.status() == DocumentStatus.PROCESSING
                && id.equals(document.job().holder());
    }

    /** {@return whether another process has the document in hand, as far as can be known} */
    public boolean isElsewhere(Document document) {
        var job = document.job();
        var holder = job.holder();
        return shared && holder != null && !holder.equals(id) && !job.arrives() && !job.isFree(Instant.now());
    }

    /** {@return whether a document that is not in work here is in nobody's hand: with no other process, whoever had it is gone} */
    public boolean isLeft(Document document) {
        return !shared || document.job().isFree(Instant.now());
    }
}
