package dev.docent.retrieval.gemini;

import java.io.IOException;
import java.time.Duration;

/** Google exceeded a time limit. */
final class TimeUpException extends IOException {

    /** @param setting the setting that holds the limit */
    TimeUpException(Duration time, String setting, IOException cause) {
        super("did not respond within %d s (%s)".formatted(Math.max(1, time.toSeconds()), setting), cause);
    }

    /** {@return the predicate of a sentence about the provider} */
    String sentence() {
        return String.valueOf(getMessage());
    }
}
