package dev.docent.retrieval.chat.springai;

import dev.docent.retrieval.provider.CallSize;
import dev.docent.retrieval.provider.TokenEstimate;
import dev.docent.retrieval.provider.Urgency;
import dev.docent.retrieval.springai.SpringAiCalls;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Signal;
import reactor.core.scheduler.Schedulers;

/**
 * A streamed answer of a starter's model. The request is sent by the first {@link #next}, and retried like other calls until
 * the first chunk arrives. Chunks are buffered until they are read. Must be read by one thread; {@link #cancel} may be called
 * by any.
 */
final class ModelStream {

    private final SpringAiCalls calls;
    private final CallSize size;
    private final Flux<ChatResponse> source;
    private volatile @Nullable Attempt opened;
    private volatile boolean isCancelled;
    private @Nullable Usage usage;

    ModelStream(SpringAiCalls calls, Prompt prompt, Flux<ChatResponse> source) {
        this.calls = calls;
        this.size = new CallSize(
                1,
                prompt.getInstructions().stream()
                        .map(Message::getText)
                        .filter(Objects::nonNull)
                        .mapToLong(TokenEstimate::of)
                        .sum());
        this.source = source;
    }

    /**
     * {@return the next chunk, or null after the last one}
     *
     * @throws dev.docent.retrieval.provider.ProviderException if the response does not start, breaks off, or is silent for
     *     too long
     * @throws CancellationException if the stream was cancelled
     */
    @Nullable
    ChatResponse next() {
        var attempt = opened;
        if (attempt == null) {
            return counted(calls.call(Urgency.PERSON, size, this::first));
        }
        try {
            return counted(attempt.next());
        } catch (IOException | TimeoutException | RuntimeException failure) {
            requireListener();
            throw calls.failure(failure);
        }
    }

    private ChatResponse first() throws Exception {
        requireListener();
        var attempt = new Attempt(source);
        opened = attempt;
        try {
            var first = attempt.next();
            if (first == null) {
                throw new IOException("The stream is empty");
            }
            return first;
        } catch (Exception failure) {
            attempt.close();
            requireListener();
            throw failure;
        }
    }

    private void requireListener() {
        if (isCancelled) {
            throw new CancellationException("The stream was cancelled");
        }
    }

    /** Some providers report the usage so far with every chunk, others with the last one. */
    private @Nullable ChatResponse counted(@Nullable ChatResponse chunk) {
        var counted = chunk == null ? null : chunk.getMetadata().getUsage();
        if (counted != null && counted.getTotalTokens() != null && counted.getTotalTokens() > 0) {
            usage = counted;
        }
        return chunk;
    }

    /** Ends the call to the provider, and fails a blocked {@link #next}. */
    void cancel() {
        isCancelled = true;
        var attempt = opened;
        if (attempt != null) {
            attempt.close();
        }
    }

    /** Must be called by the reading thread, at the end. */
    void close() {
        cancel();
        calls.settle(size, usage);
    }

    private final class Attempt {

        private final BlockingQueue<Signal<ChatResponse>> arrived = new LinkedBlockingQueue<>();
        private final Disposable subscription;

        /** Subscribes on a thread of its own, because some models read the response on the subscriber's. */
        Attempt(Flux<ChatResponse> source) {
            subscription = source.materialize()
                    .subscribeOn(Schedulers.boundedElastic())
                    .subscribe(arrived::add);
        }

        @Nullable
        ChatResponse next() throws IOException, TimeoutException {
            var signal = arrived();
            if (signal == null) {
                throw new TimeoutException("No chunk arrived in time");
            }
            if (signal.getThrowable() != null) {
                throw new IOException("The stream failed", signal.getThrowable());
            }
            return signal.get();
        }

        private @Nullable Signal<ChatResponse> arrived() {
            try {
                return arrived.poll(calls.timeout().toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new CancellationException("The stream was interrupted");
            }
        }

        void close() {
            subscription.dispose();
            arrived.add(Signal.error(new CancellationException("The stream was cancelled")));
        }
    }
}
