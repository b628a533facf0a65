package dev.docent.retrieval.provider;

import java.time.Duration;

/**
 * How much of something may be sent a minute: never more than that in any minute, a tenth of it at once. What was taken
 * turns out larger or smaller only afterwards, so that it may be overdrawn; then nobody takes until that is made up for.
 * Safe for concurrent use.
 */
final class Allowance {

    private static final double MINUTE = Duration.ofMinutes(1).toNanos();

    private final Pacing pacing;
    private final double most;
    private final double aNanosecond;
    private double left;
    private long looked;

    /** @param aMinute how much, 1 or more */
    Allowance(long aMinute, Pacing pacing) {
        this.pacing = pacing;
        this.most = Math.max(1, aMinute / 10);
        this.aNanosecond = Math.max(1, aMinute - most) / MINUTE;
        this.left = most;
        this.looked = pacing.nanoTime();
    }

    /**
     * {@return how long to wait until a call of that amount may go; nothing when it may go now} A person's may as soon as
     * there is anything; a queue's when all of it is there beside what is kept for people, or as much as there can be.
     */
    synchronized Duration until(Urgency urgency, double amount) {
        refill();
        var kept = Math.floor(most / 2);
        var wanted = urgency == Urgency.QUEUE ? kept + Math.clamp(amount, 1, most - kept) : 1;
        var lacks = wanted - left;
        return lacks <= 1e-6 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil(lacks / aNanosecond));
    }

    /** Takes so much, or gives it back when it is less than nothing. */
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
