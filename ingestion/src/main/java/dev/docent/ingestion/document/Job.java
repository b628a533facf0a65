package dev.docent.ingestion.document;

import dev.docent.storage.records.NestedValue;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a document's ingestion: its holder and its progress. It is stored with the document, so that a claim, a
 * heartbeat and a step are one atomic change each, and a holder that lost the document cannot report progress.
 *
 * @param attempts how often reading was begun and not completed
 * @param holder the process that has claimed the document; null if none has
 * @param leasedUntil end of the lease in epoch milliseconds, unless the holder renews it; 0 if there is no lease
 * @param begunAt start of the current or last claim in epoch milliseconds; 0 if there was none
 * @param pagesRead number of pages read
 * @param pagesInAll number of pages of the document; null if unknown
 * @param passagesEmbedded number of leading passages whose vectors are committed to the index
 * @param announced whether text and passages were imported, so that only embedding is left
 * @param interruptions how often an outage interrupted it since passages were last committed; if it did, the index may have
 *     vectors of more passages than the leading ones
 * @param failures how many of these interruptions only this document had
 */
public record Job(
        int attempts,
        @Nullable String holder,
        long leasedUntil,
        long begunAt,
        int pagesRead,
        @Nullable Integer pagesInAll,
        int passagesEmbedded,
        boolean announced,
        int interruptions,
        int failures)
        implements NestedValue {

    /**
     * How long a holder keeps a document without renewing the lease. Longer than the longest wait between two renewals:
     * the download of a large original, or two flushes of a hosted index of half a minute each.
     */
    public static final Duration LEASE = Duration.ofMinutes(2);

    /** Longer than any import. Whether an import was abandoned depends on its knowledge base, not on this lease. */
    private static final Duration MAX_IMPORT = Duration.ofDays(1);

    private static final String IMPORTER = "arrival";

    /** Not begun and not claimed. */
    static final Job NONE = new Job(0, null, 0, 0, 0, null, 0, false, 0, 0);

    /** {@return the job of a document that is being imported with this number of vectors} */
    static Job importing(Instant now, int passagesEmbedded, boolean announced) {
        var until = now.plus(MAX_IMPORT).toEpochMilli();
        return new Job(0, IMPORTER, until, now.toEpochMilli(), 0, null, passagesEmbedded, announced, 0, 0);
    }

    /**
     * {@return whether the document is being imported, or its import was interrupted; no worker holds it then, whatever
     * the lease}
     */
    public boolean hasImporter() {
        return IMPORTER.equals(holder);
    }

    /** {@return whether another process may take the document over at that time} */
    public boolean isFree(Instant now) {
        return leasedUntil <= now.toEpochMilli();
    }

    Job claimed(String by, Instant now) {
        return new Job(
                attempts + 1,
                by,
                lease(now),
                now.toEpochMilli(),
                0,
                null,
                passagesEmbedded,
                announced,
                interruptions,
                failures);
    }

    Job renewed(Instant now) {
        return holder == null
                ? this
                : new Job(
                        attempts,
                        holder,
                        lease(now),
                        begunAt,
                        pagesRead,
                        pagesInAll,
                        passagesEmbedded,
                        announced,
                        interruptions,
                        failures);
    }

    /** {@return this job released for another worker} Does not count as an attempt. */
    Job released() {
        return released(interruptions, failures);
    }

    /**
     * {@return this job released after an outage} Does not count as an attempt to read the document.
     *
     * @param isOwn whether only this document had the outage
     */
    Job interrupted(boolean isOwn) {
        return released(interruptions + 1, failures + (isOwn ? 1 : 0));
    }

    private Job released(int allInterruptions, int allFailures) {
        return new Job(
                Math.max(0, attempts - 1),
                null,
                0,
                0,
                0,
                null,
                passagesEmbedded,
                announced,
                allInterruptions,
                allFailures);
    }

    /** {@return this job after its holder died} Counts as an attempt. */
    Job abandoned() {
        return new Job(attempts, null, 0, 0, 0, null, passagesEmbedded, announced, interruptions, failures);
    }

    /** {@return this job, completed} */
    Job ended() {
        return new Job(0, null, 0, begunAt, pagesRead, pagesInAll, passagesEmbedded, false, 0, 0);
    }

    Job read(int pages, @Nullable Integer inAll) {
        return new Job(
                attempts,
                holder,
                leasedUntil,
                begunAt,
                pages,
                inAll,
                passagesEmbedded,
                announced,
                interruptions,
                failures);
    }

    /** {@return this job after chunking} Resets the attempts, since only reading can fail because of the file. */
    Job chunked() {
        return new Job(0, holder, leasedUntil, begunAt, pagesRead, pagesInAll, 0, false, interruptions, failures);
    }

    Job embedded(int passages) {
        return new Job(attempts, holder, leasedUntil, begunAt, pagesRead, pagesInAll, passages, announced, 0, 0);
    }

    private static long lease(Instant now) {
        return now.plus(LEASE).toEpochMilli();
    }
}
