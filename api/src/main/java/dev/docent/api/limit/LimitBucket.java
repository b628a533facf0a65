package dev.docent.api.limit;

import io.github.bucket4j.Bucket;
import java.util.function.LongSupplier;

/**
 * A token bucket that this node uses alone, or shares with others. From a shared one it takes more than it needs and keeps
 * the rest for its next requests, so that not each of them waits for the records. The rest is given up after the time in
 * which the bucket refilled as much: so nothing is let through beyond the limit, and a slow client loses nothing. Safe for
 * concurrent use.
 */
final class LimitBucket {

    private final Bucket bucket;
    private final Rate rate;
    private final long lease;
    private final long term;
    private final LongSupplier nanos;

    private long left;
    private long leasedAt;
    private long others;
    private long barredFor = Long.MAX_VALUE;
    private long barredUntil;

    /** @param lease how much is taken at once, at least 1 */
    LimitBucket(Bucket bucket, Rate rate, long lease, LongSupplier nanos) {
        this.bucket = bucket;
        this.rate = rate;
        this.lease = lease;
        this.term = rate.timeFor(lease).toNanos();
        this.nanos = nanos;
        this.others = rate.limit();
    }

    /**
     * What was taken.
     *
     * @param remaining how much may still be taken at once, as far as this node knows
     * @param waitNanos until it would be granted; 0 if it was
     */
    record Taken(Rate rate, boolean granted, long remaining, long waitNanos) {}

    /** Takes the amount, or the whole limit if the amount exceeds it; all or nothing. */
    synchronized Taken take(long amount) {
        var now = nanos.getAsLong();
        giveUpOld(now);
        var missing = Math.min(amount, rate.limit()) - left;
        if (missing > 0) {
            if (missing >= barredFor && now - barredUntil < 0) {
                return refused(barredUntil - now);
            }
            var wait = lease(missing, now);
            if (wait > 0) {
                barredFor = missing;
                barredUntil = now + wait;
                return refused(wait);
            }
            barredFor = Long.MAX_VALUE;
        }
        left -= Math.min(amount, rate.limit());
        return new Taken(rate, true, Math.max(0, others + left), 0);
    }

    /** Takes the amount even if it exceeds what is left, which is then a debt. */
    synchronized void charge(long amount) {
        giveUpOld(nanos.getAsLong());
        var kept = Math.min(left, amount);
        left -= kept;
        if (amount > kept) {
            bucket.consumeIgnoringRateLimits(amount - kept);
            others -= amount - kept;
        }
    }

    /** {@return the time until one may be taken, as far as this node knows without asking; 0 if it may be now} */
    synchronized long barredNanos() {
        var wait = barredUntil - nanos.getAsLong();
        return barredFor <= 1 && wait > 0 ? wait : 0;
    }

    private void giveUpOld(long now) {
        if (left > 0 && lease > 1 && now - leasedAt >= term) {
            left = 0;
        }
    }

    /** {@return 0 if at least what is missing is there now; otherwise the time until it is} */
    private long lease(long missing, long now) {
        var much = Math.max(missing, lease);
        var probe = bucket.tryConsumeAndReturnRemaining(much);
        var got = much;
        if (!probe.isConsumed() && much > missing) {
            probe = bucket.tryConsumeAndReturnRemaining(missing);
            got = missing;
        }
        others = probe.getRemainingTokens();
        if (!probe.isConsumed()) {
            return Math.max(1, probe.getNanosToWaitForRefill());
        }
        left += got;
        leasedAt = now;
        return 0;
    }

    private Taken refused(long wait) {
        return new Taken(rate, false, 0, wait);
    }
}
