package dev.docent.retrieval.chat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.DefaultChatOptions;

/**
 * The maximum length of a reply, and how much the model should think before it. Models without such a setting ignore the
 * latter. The length does not include thoughts: a model known to count them toward its limit receives a higher one.
 */
public final class ReplyOptions extends DefaultChatOptions {

    private final Effort effort;
    private final @Nullable ReplySchema schema;

    public ReplyOptions(int maxTokens, Effort effort) {
        this(maxTokens, effort, null, null);
    }

    /** @param schema the form of the reply; models without such a setting ignore it */
    public ReplyOptions(int maxTokens, Effort effort, ReplySchema schema) {
        this.effort = effort;
        this.schema = schema;
        setMaxTokens(maxTokens);
    }

    /**
     * @param model null for the configured one
     * @param temperature null for the default of the model
     */
    public ReplyOptions(int maxTokens, Effort effort, @Nullable String model, @Nullable Double temperature) {
        this.effort = effort;
        this.schema = null;
        setMaxTokens(maxTokens);
        setModel(model);
        setTemperature(temperature);
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

    /** {@return the form of the reply that the options ask for; empty if it is text} */
    public static Optional<ReplySchema> schema(@Nullable ChatOptions options) {
        return options instanceof ReplyOptions asked ? Optional.ofNullable(asked.schema) : Optional.empty();
    }

    /** The options are never changed. */
    @Override
    @SuppressWarnings("unchecked")
    public <T extends ChatOptions> T copy() {
        return (T) this;
    }
}
