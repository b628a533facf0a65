package dev.docent.retrieval.chat.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.genai.types.GenerateContentConfig;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.model.tool.StructuredOutputChatOptions;

/** Spring AI's options in Google's words. What is not set is left to the model, since newer ones refuse some of it. */
final class GeminiOptions {

    private static final JsonMapper JSON = new JsonMapper();

    private GeminiOptions() {}

    static GenerateContentConfig.Builder config(@Nullable ChatOptions options) {
        var config = GenerateContentConfig.builder();
        if (options == null) {
            return config;
        }
        Optional.ofNullable(options.getTemperature()).map(Double::floatValue).ifPresent(config::temperature);
        Optional.ofNullable(options.getTopP()).map(Double::floatValue).ifPresent(config::topP);
        Optional.ofNullable(options.getTopK()).map(Integer::floatValue).ifPresent(config::topK);
        Optional.ofNullable(options.getMaxTokens()).ifPresent(config::maxOutputTokens);
        Optional.ofNullable(options.getStopSequences())
                .filter(sequences -> !sequences.isEmpty())
                .ifPresent(config::stopSequences);
        if (options instanceof StructuredOutputChatOptions structured && structured.getOutputSchema() != null) {
            config.responseMimeType("application/json").responseJsonSchema(schema(structured.getOutputSchema()));
        }
        return config;
    }

    private static Object schema(String json) {
        try {
            return JSON.readValue(json, Object.class);
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException("The schema of an answer is not JSON", notJson);
        }
    }
}
