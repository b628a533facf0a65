package dev.docent.retrieval.chat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.DefaultChatOptions;

/**
 * The length of a reply, and how much its model should think before. Models that cannot be told how much to think ignore
 * that. The length is that of the text alone where the model is known to count its thoughts toward the limit: then the limit
 * that it receives is higher.
 */
public final class ReplyOptions extends DefaultChatOptions {

    private final Effort effort;

    public ReplyOptions(int maxTokens, Effort effort) {
        this.effort = effort;
        setMaxTokens(maxTokens);
    }

    /** How much a model should think. */
    public enum Effort {
        /** A little. */
        LOW,
        /** As little as the model allows. */
        LOWEST
    }

    /** {@return the effort that the options ask for; empty if the model decides} */
    public static Optional<Effort> effort(@Nullable ChatOptions options) {
        return options instanceof ReplyOptions asked ? Optional.of(asked.effort) : Optional.empty();
    }

    /** The options are never changed. */
    @Override
    @SuppressWarnings("unchecked")
    public <T extends ChatOptions> T copy() {
        return (T) this;
    }
}
