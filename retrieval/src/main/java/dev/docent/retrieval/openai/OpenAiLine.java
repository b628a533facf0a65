package dev.docent.retrieval.openai;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.ai.openai.api.OpenAiApi;

/**
 * A connection for one streamed answer, which ends with it: to cancel a stream of Spring AI's client does not end the call to the
 * server, since the pieces under way keep it alive. Closed by any thread.
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

    /** {@return Spring AI's client over this connection} */
    public OpenAiApi api() {
        return api;
    }

    /** {@return how long the next piece may take; Spring AI's client waits for the head of an answer alone} */
    public Duration timeout() {
        return timeout;
    }

    @Override
    public void close() {
        connection.shutdownNow();
    }
}
