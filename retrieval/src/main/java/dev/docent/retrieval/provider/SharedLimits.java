package dev.docent.retrieval.provider;

import java.time.Duration;
import java.util.Map;

/** What the processes of an installation share of the limits and pauses of a provider. Safe for concurrent use. */
public interface SharedLimits {

    /** For an installation of one process. */
    SharedLimits NONE = new SharedLimits() {

        private static final Share ALL = new Share(1, Map.of());

        @Override
        public Share share(String provider) {
            return ALL;
        }

        @Override
        public void pause(String provider, String calls, Duration time) {
            // There is no other process.
        }
    };

    /** {@return the limits and pauses that apply to the next call of this process} */
    Share share(String provider);

    /**
     * Pauses calls of all processes. Does not end a longer pause.
     *
     * @param calls name of the calls
     */
    void pause(String provider, String calls, Duration time);

    /**
     * The share of one process.
     *
     * @param processes number of processes that call the provider, this one included
     * @param pauses what is left of each pause, by the name of its calls
     */
    record Share(int processes, Map<String, Duration> pauses) {}
}
