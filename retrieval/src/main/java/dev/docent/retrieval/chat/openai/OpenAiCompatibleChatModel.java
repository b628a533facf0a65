package dev.docent.retrieval.chat.openai;

import dev.docent.retrieval.chat.HostedChatModel;
import dev.docent.retrieval.chat.ReplyOptions;
import dev.docent.retrieval.openai.OpenAiServer;
import dev.docent.retrieval.provider.HostedModel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.MessageAggregator;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import reactor.core.publisher.Flux;

/**
 * A chat model of a server that implements OpenAI's API, for text, images and audio. Failures are {@link
 * dev.docent.retrieval.provider.ProviderException}s; a withheld answer is marked as {@link
 * dev.docent.retrieval.chat.Blocked}. Safe for concurrent use.
 */
final class OpenAiCompatibleChatModel extends HostedChatModel {

    private final OpenAiServer server;
    private final String reasoningEffort;

    /** Whether the model was seen to think although it is not known for it. */
    private volatile boolean thinks;

    /** Whether the model was seen to end thoughts whose beginning is not in the text. */
    private volatile boolean lacksBegin;

    /** @param reasoningEffort the setting; empty for the default of the model */
    OpenAiCompatibleChatModel(OpenAiServer server, HostedModel model, String reasoningEffort) {
        super(model, "docent-openai");
        this.server = server;
        this.reasoningEffort = reasoningEffort;
    }

    /** The chat models of OpenAI itself see, but for the earliest; of other servers' models nothing is known. */
    @Override
    public boolean sees() {
        return server.isOpenAi() && !model.name().startsWith("gpt-3");
    }

    @Override
    public boolean hears() {
        return server.isOpenAi() && model.name().contains("audio");
    }

    /** {@return the complete answer, which is streamed from the server too} */
    @Override
    public ChatResponse call(Prompt prompt) {
        var whole = new ChatResponse[1];
        new MessageAggregator()
                .aggregate(stream(prompt), answer -> whole[0] = answer)
                .blockLast();
        return whole[0];
    }

    /** {@return the answer as it arrives} It is retried like other calls until its first chunk arrives. */
    @Override
    public Flux<ChatResponse> stream(Prompt prompt) {
        return Flux.defer(() -> {
            var name = Optional.ofNullable(prompt.getOptions())
                    .map(ChatOptions::getModel)
                    .orElse(model.name());
            var request = new CompletionRequest(prompt, name, server.isOpenAi(), reasoning(prompt, name));
            var mayLackBegin = !server.isOpenAi() && (lacksBegin || ThinkBlock.mayLackBegin(name));
            var stream = new CompletionStream(server, model, request, new ThinkBlock(mayLackBegin));
            return chunks(() -> next(stream), stream::close, stream::cancel);
        });
    }

    private Reasoning reasoning(Prompt prompt, String name) {
        var asked = ReplyOptions.effort(prompt.getOptions())
                .map(effort -> Reasoning.of(name, server.isOpenAi(), effort, reasoningEffort))
                .orElse(Reasoning.NONE);
        return asked.equals(Reasoning.NONE) && thinks ? Reasoning.USUAL : asked;
    }

    private @Nullable ChatResponse next(CompletionStream stream) {
        var chunk = stream.next();
        thinks = thinks || stream.thinks();
        lacksBegin = lacksBegin || stream.lacksBeginOfThoughts();
        return chunk;
    }
}
