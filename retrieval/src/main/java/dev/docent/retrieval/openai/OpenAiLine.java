package dev.docent.retrieval.openai;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.ai.openai.api.OpenAiApi;

/**
 * The connection of one streamed response. Closing it ends the call to the server, which cancelling a stream of Spring
 * AI's client does not. Any thread may close it.
 */
public final class OpenAiLine implements AutoCloseable {

    private final OpenAiApi api;
    private final HttpClient connection;
    private final Duration timeout;

    OpenAiLine(OpenAiApi api, HttpClient connection, Duration timeout) {
        this.api = api;
        this.connection = connection;
        this.timeout = timeout;
    }

    /** {@return Spring AI's client for this connection} */
    public OpenAiApi api() {
        return api;
    }

    /** {@return the time limit of each chunk, which Spring AI's client applies only to the response headers} */
    public Duration timeout() {
        return timeout;
    }

    @Override
    public void close() {
        connection.shutdownNow();
    }
}
