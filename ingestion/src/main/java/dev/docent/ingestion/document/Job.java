package dev.docent.ingestion.document;

import dev.docent.storage.records.NestedValue;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The work at a document: who has it, and how much of it is done. It is stored with the document, so that a claim, a
 * heartbeat and a step forward are one atomic change each, and one who lost the document cannot report on it.
 *
 * @param attempts how often its reading was begun without coming to an end
 * @param holder the process that has it in hand; null when none has
 * @param leasedUntil epoch milliseconds at which it is free for others unless the holder renews the lease; 0 for free
 * @param begunAt epoch milliseconds at which the work began that is going on, or went on last; 0 when none did
 * @param pagesRead how many pages are read
 * @param pagesInAll how many there are; null when unknown
 * @param passagesEmbedded how many passages are embedded and durable in the index; the first ones of the document
 * @param announced whether text and passages are there as they were brought in, so that embedding alone is left
 */
public record Job(
        int attempts,
        @Nullable String holder,
        long leasedUntil,
        long begunAt,
        int pagesRead,
        @Nullable Integer pagesInAll,
        int passagesEmbedded,
        boolean announced)
        implements NestedValue {

    /**
     * How long a holder that is not heard of keeps a document. Longer than what it waits for without a word: a large
     * original that is fetched, or a flush of a hosted index that comes after another one, half a minute each.
     */
    public static final Duration LEASE = Duration.ofMinutes(2);

    /** Far longer than anything takes to be brought in: what was left tells by its knowledge base, not by this. */
    private static final Duration LONGEST_ARRIVAL = Duration.ofDays(1);

    private static final String ARRIVAL = "arrival";

    /** Nothing done, nobody at it. */
    static final Job NONE = new Job(0, null, 0, 0, 0, null, 0, false);

    /** {@return the work of who brings a document in from elsewhere: so much of it is there already} */
    static Job arriving(Instant now, int passagesEmbedded, boolean announced) {
        var until = now.plus(LONGEST_ARRIVAL).toEpochMilli();
        return new Job(0, ARRIVAL, until, now.toEpochMilli(), 0, null, passagesEmbedded, announced);
    }

    /** {@return whether it is brought in, or was when that ended: then no worker has it in hand, whatever the lease says} */
    public boolean arrives() {
        return ARRIVAL.equals(holder);
    }

    /** {@return whether another may take it over at that time} */
    public boolean isFree(Instant now) {
        return leasedUntil <= now.toEpochMilli();
    }

    Job claimed(String by, Instant now) {
        return new Job(attempts + 1, by, lease(now), now.toEpochMilli(), 0, null, passagesEmbedded, announced);
    }

    Job renewed(Instant now) {
        return holder == null
                ? this
                : new Job(attempts, holder, lease(now), begunAt, pagesRead, pagesInAll, passagesEmbedded, announced);
    }

    /** {@return it, put down at no fault of the document; what is embedded stays so} */
    Job released() {
        return new Job(Math.max(0, attempts - 1), null, 0, 0, 0, null, passagesEmbedded, announced);
    }

    /** {@return it, left by a holder that ended; what is embedded stays so} */
    Job abandoned() {
        return new Job(attempts, null, 0, 0, 0, null, passagesEmbedded, announced);
    }

    /** {@return it, come to an end} */
    Job ended() {
        return new Job(0, null, 0, begunAt, pagesRead, pagesInAll, passagesEmbedded, false);
    }

    Job read(int pages, @Nullable Integer inAll) {
        return new Job(attempts, holder, leasedUntil, begunAt, pages, inAll, passagesEmbedded, announced);
    }

    /** {@return it, its reading at an end: what goes wrong from here is not for the file's sake} */
    Job cut() {
        return new Job(0, holder, leasedUntil, begunAt, pagesRead, pagesInAll, 0, false);
    }

    Job embedded(int passages) {
        return new Job(attempts, holder, leasedUntil, begunAt, pagesRead, pagesInAll, passages, announced);
    }

    private static long lease(Instant now) {
        return now.plus(LEASE).toEpochMilli();
    }
}
