package dev.docent.retrieval.provider;

import java.time.Duration;

/**
 * A token bucket that limits an amount per minute. Its capacity is a tenth of the limit, and it refills so that no minute
 * exceeds the limit. It may be overdrawn, since the real amount of a call is known only afterwards; then calls wait until it
 * has refilled. Safe for concurrent use.
 */
final class TokenBucket {

    private static final double MINUTE = Duration.ofMinutes(1).toNanos();

    private final Pacing pacing;
    private final boolean unlimited;
    private final double most;
    private final double aNanosecond;
    private double left;
    private long looked;

    /** @param aMinute limit per minute; 0 for no limit */
    TokenBucket(long aMinute, Pacing pacing) {
        this.pacing = pacing;
        this.unlimited = aMinute == 0;
        this.most = Math.max(1, aMinute / 10);
        this.aNanosecond = Math.max(1, aMinute - most) / MINUTE;
        this.left = most;
        this.looked = pacing.nanoTime();
    }

    /**
     * {@return how long a call of this amount must wait; zero if it may start now} A call for a person starts as soon as the
     * bucket is not empty. One for a queue needs its whole amount, or the largest possible, beside the half reserved for
     * people.
     */
    synchronized Duration until(Urgency urgency, double amount) {
        if (unlimited) {
            return Duration.ZERO;
        }
        refill();
        var kept = Math.floor(most / 2);
        var wanted = urgency == Urgency.QUEUE ? kept + Math.clamp(amount, 1, most - kept) : 1;
        var lacks = wanted - left;
        return lacks <= 1e-6 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil(lacks / aNanosecond));
    }

    /** Takes the amount, or returns it if it is negative. */
    synchronized void take(double amount) {
        refill();
        left = Math.min(most, left - amount);
    }

    private void refill() {
        var now = pacing.nanoTime();
        left = Math.min(most, left + (now - looked) * aNanosecond);
        looked = now;
    }
}
