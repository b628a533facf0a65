package dev.docent.retrieval.gemini;

import com.google.genai.types.Candidate;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.GenerateContentResponsePromptFeedback;
import dev.docent.retrieval.provider.ProviderException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An answer that comes piece by piece, each given out as soon as it has arrived. It is asked for with the first
 * {@link #next}. Read by one thread; {@link #cancel} may come from any.
 */
public final class GeminiStream implements AutoCloseable {

    private final StreamBody body = new StreamBody();
    private final Consumer<StreamBody> opening;
    private final Duration idleTimeout;
    private final Function<Throwable, RuntimeException> failures;
    private final LongConsumer counted;
    private @Nullable EventReader events;
    private boolean isWhole;
    private long tokens = -1;

    /**
     * @param opening asks for the answer
     * @param failures says what a failure means
     * @param counted is told at the end how many tokens were sent
     */
    GeminiStream(
            Consumer<StreamBody> opening,
            Duration idleTimeout,
            Function<Throwable, RuntimeException> failures,
            LongConsumer counted) {
        this.opening = opening;
        this.idleTimeout = idleTimeout;
        this.failures = failures;
        this.counted = counted;
    }

    /**
     * {@return the next piece, or null after the last one}
     *
     * @throws ProviderException if the answer does not come or breaks off; all that came before was given out
     * @throws CancellationException if it was cancelled
     */
    public @Nullable GenerateContentResponse next() {
        try {
            var event = events().next();
            if (event == null) {
                return end();
            }
            return piece(event);
        } catch (GeminiErrorException failure) {
            throw failure(failure);
        } catch (IOException failure) {
            return afterAll(failure);
        }
    }

    /** What breaks after the whole answer has come takes nothing away from it. */
    private @Nullable GenerateContentResponse afterAll(IOException failure) {
        if (isWhole && !body.isCancelled()) {
            return null;
        }
        throw failure(failure);
    }

    private EventReader events() throws IOException {
        if (events == null) {
            opening.accept(body);
            events = new EventReader(body.source(), idleTimeout);
        }
        return events;
    }

    private RuntimeException failure(IOException failure) {
        return body.isCancelled() ? new CancellationException("The stream was cancelled") : failures.apply(failure);
    }

    private @Nullable GenerateContentResponse end() throws IOException {
        if (!isWhole) {
            throw new IOException("The stream ended without a reason to finish");
        }
        if (tokens >= 0) {
            counted.accept(tokens);
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
            throw new IOException("An event that is no piece of an answer", notJson);
        }
    }

    /** Ends it, from any thread: the connection is closed and Google stops. */
    public void cancel() {
        body.cancel();
    }

    /** Ends it, if it has not ended, from the thread that read it. */
    @Override
    public void close() {
        body.close();
    }
}
