package dev.docent.retrieval.chat.gemini;

import dev.docent.retrieval.chat.HostedChatModel;
import dev.docent.retrieval.gemini.GeminiClient;
import dev.docent.retrieval.gemini.GeminiStream;
import dev.docent.retrieval.provider.HostedModel;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import reactor.core.publisher.Flux;

/**
 * A chat model of Google. Safe for concurrent use.
 *
 * <p>Failures are {@link dev.docent.retrieval.provider.ProviderException}s. A withheld answer is not a failure; it is
 * marked as {@link dev.docent.retrieval.chat.Blocked}.
 */
final class GeminiChatModel extends HostedChatModel {

    private final GeminiClient client;
    private final String thinkingLevel;

    /** @param thinkingLevel the setting; empty for the default of the model */
    GeminiChatModel(GeminiClient client, HostedModel model, String thinkingLevel) {
        super(model, "docent-gemini");
        this.client = client;
        this.thinkingLevel = thinkingLevel;
    }

    @Override
    public boolean sees() {
        return true;
    }

    @Override
    public boolean hears() {
        return true;
    }

    @Override
    public ChatResponse call(Prompt prompt) {
        var asked = asked(prompt);
        return GeminiAnswer.of(client.generate(GeminiRequest.of(prompt, asked, thinkingLevel)), asked.name());
    }

    /** {@return the answer as it arrives} */
    @Override
    public Flux<ChatResponse> stream(Prompt prompt) {
        return Flux.defer(() -> {
            var asked = asked(prompt);
            var stream = client.stream(GeminiRequest.of(prompt, asked, thinkingLevel));
            return chunks(() -> next(stream, asked.name()), stream::close, stream::cancel);
        });
    }

    private static @Nullable ChatResponse next(GeminiStream stream, String model) {
        var piece = stream.next();
        return piece == null ? null : GeminiAnswer.of(piece, model);
    }

    private HostedModel asked(Prompt prompt) {
        var options = prompt.getOptions();
        return options == null || options.getModel() == null
                ? model
                : GeminiClient.model(options.getModel(), model.setting());
    }
}
