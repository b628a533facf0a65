package dev.docent.retrieval.chat.gemini;

import dev.docent.retrieval.gemini.GeminiClient;
import dev.docent.retrieval.gemini.GeminiStream;
import dev.docent.retrieval.provider.HostedModel;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A chat model of Google. Safe for concurrent use.
 *
 * <p>Failures are {@link dev.docent.retrieval.provider.ProviderException}s. A withheld answer is not a failure; it is
 * marked as {@link dev.docent.retrieval.chat.Blocked}.
 */
final class GeminiChatModel implements ChatModel, AutoCloseable {

    private final GeminiClient client;
    private final HostedModel model;

    /** One virtual thread per stream, because reading a stream blocks. */
    private final Scheduler readers = Schedulers.fromExecutorService(
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("docent-gemini-", 1).factory()),
            "docent-gemini");

    GeminiChatModel(GeminiClient client, HostedModel model) {
        this.client = client;
        this.model = model;
    }

    @Override
    public ChatResponse call(Prompt prompt) {
        var asked = asked(prompt);
        return GeminiAnswer.of(client.generate(GeminiRequest.of(prompt, asked)), asked.name());
    }

    /**
     * {@return the answer as it arrives} A chunk is read when the subscriber requests it, so that slow subscribers lose
     * none and fast ones do not wait for the next chunk. Cancelling the subscription ends the call to Google.
     */
    @Override
    public Flux<ChatResponse> stream(Prompt prompt) {
        return Flux.defer(() -> {
            var asked = asked(prompt);
            var stream = client.stream(GeminiRequest.of(prompt, asked));
            return Flux.<ChatResponse, GeminiStream>generate(
                            () -> stream, (reading, sink) -> next(reading, sink, asked.name()), GeminiStream::close)
                    .subscribeOn(readers)
                    .doOnCancel(stream::cancel);
        });
    }

    private static GeminiStream next(GeminiStream stream, SynchronousSink<ChatResponse> sink, String model) {
        try {
            Optional.ofNullable(stream.next())
                    .map(piece -> GeminiAnswer.of(piece, model))
                    .ifPresentOrElse(sink::next, sink::complete);
        } catch (CancellationException nobodyListens) {
            sink.complete();
        }
        return stream;
    }

    @Override
    public ChatOptions getDefaultOptions() {
        return ChatOptions.builder().model(model.name()).build();
    }

    private HostedModel asked(Prompt prompt) {
        var options = prompt.getOptions();
        return options == null || options.getModel() == null
                ? model
                : GeminiClient.model(options.getModel(), model.setting());
    }

    @Override
    public void close() {
        readers.dispose();
    }
}
