package dev.docent.retrieval.chat.openai;

import dev.docent.retrieval.chat.HostedChatModel;
import dev.docent.retrieval.openai.OpenAiServer;
import dev.docent.retrieval.provider.HostedModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.MessageAggregator;
import org.springframework.ai.chat.prompt.Prompt;
import reactor.core.publisher.Flux;

/**
 * A chat model of a server that implements OpenAI's API, for text and images. Failures are {@link
 * dev.docent.retrieval.provider.ProviderException}s; a withheld answer is marked as {@link
 * dev.docent.retrieval.chat.Blocked}. Safe for concurrent use.
 */
final class OpenAiCompatibleChatModel extends HostedChatModel {

    private final OpenAiServer server;

    OpenAiCompatibleChatModel(OpenAiServer server, HostedModel model) {
        super(model, "docent-openai");
        this.server = server;
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
            var request = new CompletionRequest(prompt, model.name(), server.isOpenAi());
            var stream = new CompletionStream(server, model, request);
            return chunks(stream::next, stream::close, stream::cancel);
        });
    }
}
