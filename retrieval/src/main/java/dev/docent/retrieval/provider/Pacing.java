package dev.docent.retrieval.provider;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The clock of calls to providers, which tests replace. */
public interface Pacing {

    /** The system clock. */
    Pacing REAL = new Pacing() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration time) throws InterruptedException {
            Thread.sleep(time);
        }

        @Override
        public double jitter() {
            return ThreadLocalRandom.current().nextDouble();
        }
    };

    /** {@return nanoseconds since an arbitrary moment} */
    long nanoTime();

    /** Blocks the current thread for the time. */
    void sleep(Duration time) throws InterruptedException;

    /** {@return a random number from 0 to 1, which spreads the retries of several callers} */
    double jitter();
}
