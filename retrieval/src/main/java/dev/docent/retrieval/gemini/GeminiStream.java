package dev.docent.retrieval.gemini;

import com.google.genai.types.Candidate;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.GenerateContentResponsePromptFeedback;
import dev.docent.retrieval.gemini.GeminiError.ResponseException;
import dev.docent.retrieval.provider.ProviderException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * A streamed response, whose chunks are returned as they arrive. The request is sent by the first {@link #next}. Must
 * be read by one thread; {@link #cancel} may be called by any.
 */
public final class GeminiStream implements AutoCloseable {

    private final StreamBody body = new StreamBody();
    private final GeminiClient client;
    private final GeminiClient.Request request;
    private final Duration idleTimeout;
    private @Nullable EventReader events;
    private boolean isWhole;
    private long tokens = -1;

    GeminiStream(GeminiClient client, GeminiClient.Request request, Duration idleTimeout) {
        this.client = client;
        this.request = request;
        this.idleTimeout = idleTimeout;
    }

    /**
     * {@return the next chunk, or null after the last one}
     *
     * @throws ProviderException if the response does not start or breaks off; all earlier chunks were returned
     * @throws CancellationException if the stream was cancelled
     */
    public @Nullable GenerateContentResponse next() {
        try {
            var event = events().next();
            if (event == null) {
                return end();
            }
            return piece(event);
        } catch (ResponseException failure) {
            throw failure(failure);
        } catch (IOException failure) {
            return afterAll(failure);
        }
    }

    /** A failure after the complete response is ignored. */
    private @Nullable GenerateContentResponse afterAll(IOException failure) {
        if (isWhole && !body.isCancelled()) {
            return null;
        }
        throw failure(failure);
    }

    private EventReader events() throws IOException {
        if (events == null) {
            client.open(body, request);
            events = new EventReader(body.source(), idleTimeout);
        }
        return events;
    }

    private RuntimeException failure(IOException failure) {
        return body.isCancelled()
                ? new CancellationException("The stream was cancelled")
                : client.failure(failure, request.model());
    }

    private @Nullable GenerateContentResponse end() throws IOException {
        if (!isWhole) {
            throw new IOException("The stream ended without a finish reason");
        }
        if (tokens >= 0) {
            client.settle(request, tokens);
        }
        return null;
    }

    private GenerateContentResponse piece(String event) throws IOException {
        var piece = read(event);
        isWhole = isWhole || isLast(piece);
        tokens = piece.usageMetadata()
                .flatMap(usage -> usage.promptTokenCount())
                .map(Integer::longValue)
                .orElse(tokens);
        return piece;
    }

    private static boolean isLast(GenerateContentResponse piece) {
        return piece.candidates().orElse(List.of()).stream()
                        .map(Candidate::finishReason)
                        .anyMatch(Optional::isPresent)
                || piece.promptFeedback()
                        .flatMap(GenerateContentResponsePromptFeedback::blockReason)
                        .isPresent();
    }

    private static GenerateContentResponse read(String event) throws IOException {
        try {
            return GenerateContentResponse.fromJson(event);
        } catch (RuntimeException notJson) {
            throw new IOException("Invalid chunk of a streamed response", notJson);
        }
    }

    /** Closes the connection, so that the provider stops generating. May be called by any thread. */
    public void cancel() {
        body.cancel();
    }

    /** Closes the stream. Must be called by the reading thread. */
    @Override
    public void close() {
        body.close();
    }
}
