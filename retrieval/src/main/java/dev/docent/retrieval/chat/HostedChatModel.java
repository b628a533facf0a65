package dev.docent.retrieval.chat;

import dev.docent.retrieval.provider.HostedModel;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** A chat model of a provider, with one virtual thread per stream, because reading a stream blocks. */
public abstract class HostedChatModel implements ChatModel, PerceptiveModel, AutoCloseable {

    protected final HostedModel model;
    private final Scheduler readers;

    /** @param threads names the threads that read streams */
    protected HostedChatModel(HostedModel model, String threads) {
        var factory = Thread.ofVirtual().name(threads + "-", 1).factory();
        this.model = model;
        this.readers = Schedulers.fromExecutorService(Executors.newThreadPerTaskExecutor(factory), threads);
    }

    /**
     * {@return the chunks of a stream} A chunk is read when the subscriber requests it, so that slow subscribers lose none
     * and fast ones do not wait for the next chunk.
     *
     * @param next reads a chunk; null after the last one
     * @param close called by the reading thread at the end
     * @param cancel called by any thread if the subscription is cancelled; ends the call to the provider
     */
    protected final Flux<ChatResponse> chunks(Supplier<@Nullable ChatResponse> next, Runnable close, Runnable cancel) {
        return Flux.<ChatResponse, Runnable>generate(
                        () -> close,
                        (stream, sink) -> {
                            deliver(next, sink);
                            return stream;
                        },
                        Runnable::run)
                .subscribeOn(readers)
                .doOnCancel(cancel);
    }

    private static void deliver(Supplier<@Nullable ChatResponse> next, SynchronousSink<ChatResponse> sink) {
        try {
            Optional.ofNullable(next.get()).ifPresentOrElse(sink::next, sink::complete);
        } catch (CancellationException nobodyListens) {
            sink.complete();
        }
    }

    @Override
    public boolean sees() {
        return false;
    }

    @Override
    public boolean hears() {
        return false;
    }

    @Override
    public ChatOptions getDefaultOptions() {
        return ChatOptions.builder().model(model.name()).build();
    }

    @Override
    public void close() {
        readers.dispose();
    }
}
