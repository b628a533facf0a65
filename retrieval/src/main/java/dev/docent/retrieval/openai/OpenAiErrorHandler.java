package dev.docent.retrieval.openai;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResponseErrorHandler;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/** Translates error responses, streamed or not, into {@link OpenAiErrorException}s. */
final class OpenAiErrorHandler implements ResponseErrorHandler {

    private static final int MOST_READ = 4096;

    @Override
    public boolean hasError(ClientHttpResponse response) throws IOException {
        return !response.getStatusCode().is2xxSuccessful();
    }

    @Override
    public void handleError(URI url, HttpMethod method, ClientHttpResponse response) throws IOException {
        var body = new String(response.getBody().readNBytes(MOST_READ), StandardCharsets.UTF_8);
        throw new OpenAiErrorException(response.getStatusCode().value(), body, retryAfter(response.getHeaders()));
    }

    static OpenAiErrorException of(WebClientResponseException streamed) {
        return new OpenAiErrorException(
                streamed.getStatusCode().value(),
                streamed.getResponseBodyAsString(StandardCharsets.UTF_8),
                retryAfter(streamed.getHeaders()));
    }

    /** Only seconds: servers of this kind send no dates. */
    private static @Nullable Duration retryAfter(HttpHeaders headers) {
        var seconds = headers.getFirst(HttpHeaders.RETRY_AFTER);
        return seconds != null && seconds.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)) : null;
    }
}
