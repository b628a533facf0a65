package dev.docent.retrieval.provider;

import java.time.Duration;

/**
 * A token bucket that limits an amount per minute. Its capacity is a tenth of the limit, and it refills so that no minute
 * exceeds the limit. It may be overdrawn, since the real amount of a call is known only afterwards; then calls wait until it
 * has refilled. Processes that share the limit divide it equally. Safe for concurrent use.
 */
final class TokenBucket {

    private static final double MINUTE = Duration.ofMinutes(1).toNanos();

    private final Pacing pacing;
    private final boolean unlimited;
    private final long aMinute;
    private int shares = 1;
    private double most;
    private double aNanosecond;
    private double left;
    private long looked;

    /** @param aMinute limit per minute; 0 for no limit */
    TokenBucket(long aMinute, Pacing pacing) {
        this.pacing = pacing;
        this.aMinute = aMinute;
        this.unlimited = aMinute == 0;
        share();
        this.left = most;
        this.looked = pacing.nanoTime();
    }

    /**
     * Divides the limit. If there are more processes than before, the bucket is emptied, since what others took in the last
     * minute is not known.
     */
    synchronized void divide(int processes) {
        if (processes == shares) {
            return;
        }
        refill();
        left = processes > shares ? Math.min(left, 0) : left;
        shares = processes;
        share();
    }

    private void share() {
        var share = (double) aMinute / shares;
        most = Math.max(1, Math.floor(share / 10));
        aNanosecond = Math.max(Math.min(1, share), share - most) / MINUTE;
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
