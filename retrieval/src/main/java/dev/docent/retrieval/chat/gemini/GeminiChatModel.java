package dev.docent.retrieval.chat.gemini;

import dev.docent.retrieval.chat.HostedChatModel;
import dev.docent.retrieval.gemini.GeminiClient;
import dev.docent.retrieval.gemini.GeminiStream;
import dev.docent.retrieval.provider.HostedModel;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;

/**
 * A chat model of Google. Safe for concurrent use.
 *
 * <p>Failures are {@link dev.docent.retrieval.provider.ProviderException}s. A withheld answer is not a failure; it is
 * marked as {@link dev.docent.retrieval.chat.Blocked}.
 */
final class GeminiChatModel extends HostedChatModel {

    private final GeminiClient client;

    GeminiChatModel(GeminiClient client, HostedModel model) {
        super(model, "docent-gemini");
        this.client = client;
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

    private HostedModel asked(Prompt prompt) {
        var options = prompt.getOptions();
        return options == null || options.getModel() == null
                ? model
                : GeminiClient.model(options.getModel(), model.setting());
    }
}
