package dev.docent.retrieval.chat.springai;

import dev.docent.retrieval.chat.HostedChatModel;
import dev.docent.retrieval.provider.HostedModel;
import dev.docent.retrieval.springai.SpringAiCalls;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.MessageAggregator;
import org.springframework.ai.chat.prompt.Prompt;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The chat model of a starter, within limits and with a maximum silence. Failures are {@link
 * dev.docent.retrieval.provider.ProviderException}s. Safe for concurrent use.
 */
final class SpringAiChatModel extends HostedChatModel {

    private final ChatModel delegate;
    private final SpringAiCalls calls;

    SpringAiChatModel(ChatModel delegate, SpringAiCalls calls, HostedModel model) {
        super(model, "docent-spring-ai");
        this.delegate = delegate;
        this.calls = calls;
    }

    /** {@return the complete answer, which is streamed from the provider too} */
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
            var stream = new ModelStream(calls, prompt, Flux.defer(() -> streamed(prompt)));
            return chunks(stream::next, stream::close, stream::cancel);
        });
    }

    /** A model that cannot stream answers in one piece. */
    private Flux<ChatResponse> streamed(Prompt prompt) {
        try {
            return delegate.stream(prompt);
        } catch (UnsupportedOperationException oneAnswer) {
            return Mono.fromCallable(() -> delegate.call(prompt)).flux();
        }
    }
}
