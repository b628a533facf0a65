package dev.docent.retrieval.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docent.retrieval.provider.InputTooLong;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An error response, or an error within a stream. The message holds only the status, because the response may quote the
 * key or a document.
 */
public final class OpenAiErrorException extends RuntimeException {

    private final int status;
    private final String body;
    private final transient @Nullable Duration retryAfter;

    /** @param retryAfter value of the header, or an empty text */
    OpenAiErrorException(int status, String body, String retryAfter) {
        super("HTTP " + status);
        this.status = status;
        this.body = body;
        // Only seconds: servers of this kind send no dates.
        this.retryAfter = retryAfter.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(retryAfter)) : null;
    }

    /** {@return an error that came with status 200} The status is the code of the error, or 500 if that is a word. */
    static OpenAiErrorException within(JsonNode chunk) {
        var error = chunk.hasNonNull("error") ? chunk.path("error") : chunk;
        var code = error.path("code").asInt(500);
        return new OpenAiErrorException(code < 400 || code > 599 ? 500 : code, chunk.toString(), "");
    }

    int status() {
        return status;
    }

    /** {@return whether the response contains one of the words} */
    boolean says(String... words) {
        for (var word : words) {
            if (body.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether the server refuses requests with this field} */
    boolean refuses(String field) {
        return (status == 400 || status == 422) && says(field);
    }

    /** {@return whether the provider refuses to answer this prompt: Azure and OpenRouter report it as an error} */
    public boolean isBlocked() {
        return status == 400 && says("content_filter") || status == 403 && says("flagged_input");
    }

    /** {@return whether the response says that the input is too long} */
    boolean isTooLong() {
        return InputTooLong.isStatedBy(status, body);
    }

    /** {@return the requested delay before a retry, or null if there is none} */
    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
