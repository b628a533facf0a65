package dev.docent.retrieval.chat;

import dev.docent.retrieval.provider.HostedModel;
import java.util.concurrent.Executors;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.ChatOptions;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** A chat model of a provider, with one virtual thread per stream, because reading a stream blocks. */
public abstract class HostedChatModel implements ChatModel, AutoCloseable {

    protected final HostedModel model;
    protected final Scheduler readers;

    /** @param threads names the threads that read streams */
    protected HostedChatModel(HostedModel model, String threads) {
        var factory = Thread.ofVirtual().name(threads + "-", 1).factory();
        this.model = model;
        this.readers = Schedulers.fromExecutorService(Executors.newThreadPerTaskExecutor(factory), threads);
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
