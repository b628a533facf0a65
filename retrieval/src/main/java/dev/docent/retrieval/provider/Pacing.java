package dev.docent.retrieval.provider;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Time as it passes for calls; tests let it pass as they like. */
public interface Pacing {

    /** Time as it is. */
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

    /** {@return nanoseconds since some moment} */
    long nanoTime();

    /** Lets that much time pass on this thread. */
    void sleep(Duration time) throws InterruptedException;

    /** {@return a number of 0 to 1, by chance, that keeps callers from coming back all at once} */
    double jitter();
}
