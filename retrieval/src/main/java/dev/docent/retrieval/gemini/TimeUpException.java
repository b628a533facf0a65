package dev.docent.retrieval.gemini;

import java.io.IOException;
import java.time.Duration;

/** Google took longer than it may. */
final class TimeUpException extends IOException {

    /** @param setting which says how long it may take */
    TimeUpException(Duration time, String setting, IOException cause) {
        super("did not answer within %d s (%s)".formatted(Math.max(1, time.toSeconds()), setting), cause);
    }

    /** {@return what to say of the provider} */
    String sentence() {
        return String.valueOf(getMessage());
    }
}
