package dev.docent.retrieval.chat;

import dev.docent.retrieval.provider.TokenEstimate;
import dev.docent.retrieval.usage.TokenUsage;
import dev.docent.retrieval.usage.TokenUsage.Purpose;
import dev.docent.retrieval.usage.TokenUsage.Tokens;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.content.Content;
import reactor.core.publisher.Flux;

/** A chat model whose tokens are counted for the accounts that use it, and that refuses those whose budget is used up. */
public record MeteredChat(ChatModel model, TokenUsage usage, Purpose purpose) {

    /**
     * {@return the answer as it arrives} Its tokens are counted when it ends, however it ends: as the provider reports them,
     * or the expected number.
     */
    public Flux<ChatResponse> stream(String account, Prompt prompt) {
        return Flux.defer(() -> {
            usage.require(account);
            var answer = new Received();
            return model.stream(prompt)
                    .doOnNext(answer::add)
                    .doFinally(end -> usage.add(account, purpose, answer.model(name()), answer.tokens(prompt)));
        });
    }

    private String name() {
        return Objects.requireNonNullElse(model.getDefaultOptions().getModel(), "chat model");
    }

    /** What was received of an answer. Used by one thread at a time. */
    private static final class Received {

        private final StringBuilder text = new StringBuilder();
        private @Nullable Usage counted;
        private String model = "";

        void add(ChatResponse chunk) {
            var metadata = chunk.getMetadata();
            // The last count is that of the whole answer.
            counted = metadata.getUsage() == null || metadata.getUsage().getTotalTokens() == 0
                    ? counted
                    : metadata.getUsage();
            model = metadata.getModel() == null || metadata.getModel().isEmpty() ? model : metadata.getModel();
            chunk.getResults()
                    .forEach(each -> text.append(
                            Objects.requireNonNullElse(each.getOutput().getText(), "")));
        }

        String model(String otherwise) {
            return model.isEmpty() ? otherwise : model;
        }

        /** Nothing was charged for a call that failed before anything was received. */
        Tokens tokens(Prompt prompt) {
            if (counted != null) {
                return new Tokens(counted.getPromptTokens(), counted.getCompletionTokens(), ThoughtTokens.in(counted));
            }
            return text.isEmpty()
                    ? new Tokens(0, 0, 0)
                    : new Tokens(
                            prompt.getInstructions().stream()
                                    .map(Content::getText)
                                    .filter(Objects::nonNull)
                                    .mapToLong(TokenEstimate::expected)
                                    .sum(),
                            TokenEstimate.expected(text.toString()),
                            0);
        }
    }
}
