package dev.docent.retrieval.chat.openai;

import dev.docent.retrieval.openai.OpenAiServer.StreamConnection;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.ai.openai.api.OpenAiApi.ChatCompletionChunk;
import org.springframework.ai.openai.api.OpenAiApi.ChatCompletionRequest;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Signal;

/**
 * A stream whose first chunk or end has arrived. Chunks are buffered until they are read. A chunk that does not arrive
 * in time is a failure, and so is an interruption of the waiting thread. Must be read once, by one thread; any thread
 * may close it.
 */
final class OpenedStream implements AutoCloseable {

    private final BlockingQueue<Signal<ChatCompletionChunk>> arrived = new LinkedBlockingQueue<>();
    private final StreamConnection connection;
    private final Signal<ChatCompletionChunk> first;

    private OpenedStream(StreamConnection connection, ChatCompletionRequest request) {
        this.connection = connection;
        connection.api().chatCompletionStream(request).materialize().subscribe(arrived::add);
        this.first = next();
    }

    /**
     * {@return the stream, as soon as its first chunk has arrived} Throws the stream's failure if it starts with one.
     */
    static OpenedStream of(StreamConnection connection, ChatCompletionRequest request) {
        var opened = new OpenedStream(connection, request);
        if (opened.first.getThrowable() != null) {
            connection.close();
            throw Exceptions.propagate(opened.first.getThrowable());
        }
        return opened;
    }

    Flux<ChatCompletionChunk> chunks() {
        return Flux.<Signal<ChatCompletionChunk>, Boolean>generate(() -> true, (isFirst, sink) -> {
                    sink.next(isFirst ? first : next());
                    return false;
                })
                .dematerialize()
                .doOnCancel(this::close)
                .cast(ChatCompletionChunk.class);
    }

    private Signal<ChatCompletionChunk> next() {
        try {
            var signal = arrived.poll(connection.timeout().toNanos(), TimeUnit.NANOSECONDS);
            return signal == null ? Signal.error(new HttpTimeoutException("No chunk arrived in time")) : signal;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Signal.error(new CancellationException("The stream was cancelled"));
        }
    }

    /** Ends the call to the server, and wakes a blocked reader. */
    @Override
    public void close() {
        connection.close();
        arrived.add(Signal.complete());
    }
}
