package dev.docent.api.limit;

import java.time.Duration;

/**
 * How much may be used in a time: as much at once, which is then refilled evenly over the time.
 *
 * @param name of the limit in messages, such as {@code requests}
 * @param limit in the period; 0 for no limit
 */
record Rate(String name, long limit, Duration period) {

    private static final int LEASES = 50;

    static Rate perMinute(String name, long limit) {
        return new Rate(name, limit, Duration.ofMinutes(1));
    }

    static Rate perHour(String name, long limit) {
        return new Rate(name, limit, Duration.ofHours(1));
    }

    /** {@return whether it limits anything: more than one in a nanosecond is as good as no limit} */
    boolean isOn() {
        return limit > 0 && limit < period.toNanos();
    }

    /** {@return how much a node takes at once from a bucket that it shares with others} */
    long lease() {
        return Math.max(1, limit / LEASES);
    }

    /** {@return the time in which this amount is refilled} */
    Duration timeFor(long amount) {
        return Duration.ofNanos((long) (period.toNanos() * ((double) amount / limit)));
    }

    /** {@return the limit as a phrase, such as {@code 600 a minute}} */
    String text() {
        return limit + (period.equals(Duration.ofMinutes(1)) ? " a minute" : " an hour");
    }
}
