package dev.docent.retrieval.openai;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An error response. The message holds only the status, because the response may quote the key. */
final class OpenAiErrorException extends RuntimeException {

    private final int status;
    private final String body;
    private final transient @Nullable Duration retryAfter;

    OpenAiErrorException(int status, String body, @Nullable Duration retryAfter) {
        super("HTTP " + status);
        this.status = status;
        this.body = body;
        this.retryAfter = retryAfter;
    }

    int status() {
        return status;
    }

    /** {@return whether the response contains the word} */
    boolean says(String word) {
        return body.contains(word);
    }

    /** {@return the requested delay before a retry, or null if there is none} */
    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
