package dev.docent.ingestion.pipeline.claim;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.storage.records.RecordIds;
import java.time.Instant;

/**
 * This process, which may be one of several that ingest documents from the same record store.
 *
 * @param id a new one at each start
 * @param shared whether other processes may use the same record store
 */
public record Node(String id, boolean shared) {

    public static Node of(boolean shared) {
        return new Node(RecordIds.next(), shared);
    }

    /** {@return whether this process holds the document, according to its record} */
    public boolean holds(Document document) {
        return document.status() == DocumentStatus.PROCESSING
                && id.equals(document.job().holder());
    }

    /** {@return whether another process holds the document and its lease has not ended} */
    boolean isElsewhere(Document document) {
        var job = document.job();
        var holder = job.holder();
        return shared && holder != null && !holder.equals(id) && !job.hasImporter() && !job.isFree(Instant.now());
    }

    /**
     * {@return whether a document without a claim in this process is abandoned: always, unless there are other
     * processes}
     */
    public boolean isAbandoned(Document document) {
        return !shared || document.job().isFree(Instant.now());
    }
}
