package dev.docent.retrieval.openai;

import java.net.http.HttpClient;
import org.springframework.ai.openai.api.OpenAiApi;

/**
 * A connection for one streamed answer, which ends with it: to cancel a stream of Spring AI's client does not end the call to the
 * server, since the pieces under way keep it alive. Closed by any thread.
 */
public final class OpenAiLine implements AutoCloseable {

    private final OpenAiApi api;
    private final HttpClient connection;

    OpenAiLine(OpenAiApi api, HttpClient connection) {
        this.api = api;
        this.connection = connection;
    }

    /** {@return Spring AI's client over this connection} */
    public OpenAiApi api() {
        return api;
    }

    @Override
    public void close() {
        connection.shutdownNow();
    }
}
