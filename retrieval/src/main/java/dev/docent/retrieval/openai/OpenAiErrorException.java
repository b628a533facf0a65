package dev.docent.retrieval.openai;

import dev.docent.retrieval.provider.InputTooLong;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResponseErrorHandler;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/** An error response. The message holds only the status, because the response may quote the key. */
final class OpenAiErrorException extends RuntimeException {

    private final int status;
    private final String body;
    private final transient @Nullable Duration retryAfter;

    private OpenAiErrorException(HttpStatusCode status, String body, HttpHeaders headers) {
        super("HTTP " + status.value());
        this.status = status.value();
        this.body = body;
        this.retryAfter = retryAfter(headers);
    }

    static OpenAiErrorException of(WebClientResponseException streamed) {
        return new OpenAiErrorException(
                streamed.getStatusCode(),
                streamed.getResponseBodyAsString(StandardCharsets.UTF_8),
                streamed.getHeaders());
    }

    int status() {
        return status;
    }

    /** {@return whether the response contains the word} */
    boolean says(String word) {
        return body.contains(word);
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

    /** Only seconds: servers of this kind send no dates. */
    private static @Nullable Duration retryAfter(HttpHeaders headers) {
        var seconds = headers.getFirst(HttpHeaders.RETRY_AFTER);
        return seconds != null && seconds.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)) : null;
    }

    /** Throws an error response that is not streamed. */
    static final class Handler implements ResponseErrorHandler {

        private static final int MOST_READ = 4096;

        @Override
        public boolean hasError(ClientHttpResponse response) throws IOException {
            return !response.getStatusCode().is2xxSuccessful();
        }

        @Override
        public void handleError(URI url, HttpMethod method, ClientHttpResponse response) throws IOException {
            var body = new String(response.getBody().readNBytes(MOST_READ), StandardCharsets.UTF_8);
            throw new OpenAiErrorException(response.getStatusCode(), body, response.getHeaders());
        }
    }
}
