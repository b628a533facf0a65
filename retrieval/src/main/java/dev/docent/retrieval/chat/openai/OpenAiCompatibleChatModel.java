package dev.docent.retrieval.chat.openai;

import dev.docent.retrieval.chat.HostedChatModel;
import dev.docent.retrieval.openai.OpenAiServer;
import dev.docent.retrieval.provider.CallSize;
import dev.docent.retrieval.provider.HostedModel;
import dev.docent.retrieval.provider.Urgency;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.MessageAggregator;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.api.OpenAiApi.ChatCompletionRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A chat model of a server that implements OpenAI's API, for text only. It uses Spring AI's client and not Spring AI's
 * chat model, which delays each chunk until the next one arrives and loses chunks that are not requested yet. Failures
 * are {@link dev.docent.retrieval.provider.ProviderException}s. Safe for concurrent use.
 *
 * @see <a href="https://github.com/spring-projects/spring-ai/issues/5120">spring-ai#5120</a>
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

    /**
     * {@return the answer as it arrives} It is retried like other calls until its first chunk arrives, and never
     * afterwards.
     */
    @Override
    public Flux<ChatResponse> stream(Prompt prompt) {
        var completion = new CompletionRequest(prompt, model, server.isOpenAi());
        var request = completion.streamed();
        return Flux.defer(() -> whole(opened(request, completion.size())))
                .onErrorMap(failure -> server.failure(failure, model))
                .subscribeOn(readers);
    }

    private Flux<ChatResponse> opened(ChatCompletionRequest request, CallSize size) {
        var counted = new AtomicReference<@Nullable Usage>();
        return Flux.using(
                        () -> server.call(
                                model, Urgency.PERSON, size, () -> OpenedStream.of(server.streamConnection(), request)),
                        OpenedStream::chunks,
                        OpenedStream::close)
                .map(CompletionChunk::response)
                .doOnNext(chunk ->
                        counted.set(last(counted.get(), chunk.getMetadata().getUsage())))
                .doFinally(end -> server.settle(size, counted.get()));
    }

    /** Some servers report the usage so far with every chunk. */
    private static @Nullable Usage last(@Nullable Usage before, @Nullable Usage now) {
        return now == null || now.getTotalTokens() == 0 ? before : now;
    }

    /**
     * Fails a stream that ends without a finish reason: it was cut off, although its connection was closed normally.
     */
    private static Flux<ChatResponse> whole(Flux<ChatResponse> stream) {
        var ended = new AtomicBoolean();
        return stream.doOnNext(piece -> ended.compareAndSet(false, CompletionChunk.isLast(piece)))
                .concatWith(Mono.defer(() -> ended.get()
                        ? Mono.empty()
                        : Mono.error(new IllegalStateException("The stream ended without a finish reason"))));
    }
}
