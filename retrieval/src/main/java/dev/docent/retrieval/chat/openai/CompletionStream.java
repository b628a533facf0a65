package dev.docent.retrieval.chat.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docent.retrieval.openai.OpenAiErrorException;
import dev.docent.retrieval.openai.OpenAiResponse;
import dev.docent.retrieval.openai.OpenAiServer;
import dev.docent.retrieval.provider.CallSize;
import dev.docent.retrieval.provider.HostedModel;
import dev.docent.retrieval.provider.Urgency;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.ChatResponse;

/**
 * A streamed answer. The request is sent by the first {@link #next}, and retried like other calls until the first chunk
 * arrives. Must be read by one thread; {@link #cancel} may be called by any.
 */
final class CompletionStream implements AutoCloseable {

    /** The finish reason of a text that reached the limit of its length. */
    private static final String CUT = "length";

    private final OpenAiServer server;
    private final HostedModel model;
    private final ObjectNode request;
    private final CallSize size;
    private final ThinkBlock thoughts;
    private volatile @Nullable OpenAiResponse response;
    private volatile boolean isClosed;
    private boolean isWhole;
    private boolean thinks;
    private long tokens;

    /**
     * @param thoughts removes the thoughts from the text
     * @throws IllegalArgumentException if the prompt cannot be sent
     */
    CompletionStream(OpenAiServer server, HostedModel model, CompletionRequest request, ThinkBlock thoughts) {
        this.server = server;
        this.model = model;
        this.request = request.streamed();
        this.size = request.size();
        this.thoughts = thoughts;
    }

    /**
     * {@return the next chunk, or null after the last one}
     *
     * @throws dev.docent.retrieval.provider.ProviderException if the response does not start or breaks off
     * @throws CancellationException if the stream was closed
     */
    @Nullable
    ChatResponse next() {
        try {
            var opened = response;
            return opened == null ? first() : chunk(opened, opened.next());
        } catch (IOException | RuntimeException failure) {
            if (isClosed) {
                throw new CancellationException("The stream was cancelled");
            }
            if (isWhole) {
                return null;
            }
            throw server.failure(failure, model);
        }
    }

    private ChatResponse first() {
        return server.call(model, Urgency.PERSON, size, () -> {
            try {
                var opened = server.open("/chat/completions", request);
                response = opened;
                return Optional.ofNullable(chunk(opened, opened.next()))
                        .orElseThrow(() -> new IOException("The stream is empty"));
            } catch (OpenAiErrorException refused) {
                if (refused.isBlocked()) {
                    isWhole = true;
                    return CompletionChunk.blocked();
                }
                throw begun(refused);
            } catch (IOException failure) {
                throw begun(new UncheckedIOException(failure));
            }
        });
    }

    private RuntimeException begun(RuntimeException failure) {
        release();
        return isClosed ? new CancellationException("The stream was cancelled") : failure;
    }

    private @Nullable ChatResponse chunk(OpenAiResponse opened, @Nullable JsonNode json) throws IOException {
        if (json == null) {
            if (isWhole) {
                return null;
            }
            if (opened.isDone()) {
                return withoutFinishReason();
            }
            throw new IOException("The stream ended without a finish reason");
        }
        var chunk = new CompletionChunk(json);
        if (chunk.isThought()) {
            thoughts.areApart();
        }
        var answer = chunk.response(text(chunk));
        thinks = thinks || chunk.isThought() || thoughts.isBegun();
        // Some servers report the usage so far with every chunk.
        tokens = Math.max(tokens, answer.getMetadata().getUsage().getTotalTokens());
        return answer;
    }

    private String text(CompletionChunk chunk) {
        var text = thoughts.without(chunk.text());
        var reason = chunk.finishReason();
        if (reason.isEmpty() || isWhole) {
            return text;
        }
        isWhole = true;
        return text + thoughts.last(reason.equals(CUT));
    }

    /** {@return what is held back of a text whose server says only that the stream is done; null if nothing is} */
    private @Nullable ChatResponse withoutFinishReason() {
        isWhole = true;
        var held = thoughts.last(false);
        return held.isEmpty() ? null : CompletionChunk.of(held);
    }

    /** {@return whether the model has thought, as far as the stream was read} */
    boolean thinks() {
        return thinks;
    }

    /** {@return whether the text had the end of thoughts without their beginning} */
    boolean lacksBeginOfThoughts() {
        return thoughts.lacksBegin();
    }

    /** Ends the call to the server, and fails a blocked {@link #next}. */
    void cancel() {
        isClosed = true;
        release();
    }

    /** Closes the stream. Must be called by the reading thread. */
    @Override
    public void close() {
        cancel();
        server.settle(size, tokens);
    }

    private void release() {
        var opened = response;
        if (opened != null) {
            opened.close();
        }
    }
}
