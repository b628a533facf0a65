package dev.docent.retrieval.openai;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The server refused. The message holds the status alone: what servers say may quote the key.
 */
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

    /** {@return whether what it said has this word} */
    boolean says(String word) {
        return body.contains(word);
    }

    /** {@return how long it wants to be left alone; null when it did not say} */
    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
