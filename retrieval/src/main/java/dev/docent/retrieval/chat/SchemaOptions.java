package dev.docent.retrieval.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.model.tool.StructuredOutputChatOptions;

/**
 * Wants an answer as JSON that follows a schema.
 *
 * @param schema a JSON schema
 * @param model which answers, or null for the one that is set
 * @param maxTokens how long the answer may be, or null for as long as the model gives
 */
public record SchemaOptions(
        String schema, @Nullable String model, @Nullable Integer maxTokens) implements StructuredOutputChatOptions {

    @Override
    public String getOutputSchema() {
        return schema;
    }

    @Override
    public void setOutputSchema(String other) {
        throw new UnsupportedOperationException("The schema of an answer does not change");
    }

    @Override
    public @Nullable String getModel() {
        return model;
    }

    @Override
    public @Nullable Integer getMaxTokens() {
        return maxTokens;
    }

    @Override
    public @Nullable Double getFrequencyPenalty() {
        return null;
    }

    @Override
    public @Nullable Double getPresencePenalty() {
        return null;
    }

    @Override
    public @Nullable List<String> getStopSequences() {
        return null;
    }

    @Override
    public @Nullable Double getTemperature() {
        return null;
    }

    @Override
    public @Nullable Integer getTopK() {
        return null;
    }

    @Override
    public @Nullable Double getTopP() {
        return null;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends ChatOptions> T copy() {
        return (T) this;
    }
}
