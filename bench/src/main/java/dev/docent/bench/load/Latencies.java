package dev.docent.bench.load;

import java.util.Locale;
import java.util.stream.LongStream;

/**
 * The times of calls that were made one after another.
 *
 * @param sorted in nanoseconds
 */
@SuppressWarnings("ArrayRecordComponent")
record Latencies(long[] sorted) {

    /** {@return the times of this number of calls} */
    static Latencies of(int calls, Runnable call) {
        return new Latencies(
                LongStream.range(0, calls).map(_ -> time(call)).sorted().toArray());
    }

    private static long time(Runnable call) {
        var start = System.nanoTime();
        call.run();
        return System.nanoTime() - start;
    }

    /** {@return the median in milliseconds} */
    double median() {
        return at(0.5);
    }

    /** {@return the median, the 95th percentile by nearest rank, and the maximum, in milliseconds} */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f / %.1f / %.1f", at(0.5), at(0.95), at(1));
    }

    private double at(double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
    }
}
