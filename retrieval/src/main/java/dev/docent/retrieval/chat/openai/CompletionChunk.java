package dev.docent.retrieval.chat.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docent.retrieval.chat.Blocked;
import dev.docent.retrieval.chat.ThoughtTokens;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.metadata.EmptyUsage;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;

/**
 * A chunk of an answer, or an answer that was not streamed. Every field may be missing, and the finish reason may be any
 * word.
 */
record CompletionChunk(JsonNode json) {

    private static final String FILTERED = "content_filter";

    /** {@return the text without what the model thinks, unless it thinks within the text} */
    String text() {
        var content = message().path("content");
        return content.isArray()
                ? StreamSupport.stream(content.spliterator(), false)
                        .filter(part -> part.path("type").asText().equals("text"))
                        .map(part -> part.path("text").asText())
                        .collect(Collectors.joining())
                : content.asText("");
    }

    /** {@return whether the model thinks, outside of the text} */
    boolean isThought() {
        return !message().path("reasoning_content").asText("").isEmpty()
                || !message().path("reasoning").asText("").isEmpty()
                || message().path("content").path(0).path("type").asText().equals("thinking");
    }

    /** {@return the finish reason; empty before the last chunk with text} */
    String finishReason() {
        return choice().path("finish_reason").asText("");
    }

    private JsonNode choice() {
        return json.path("choices").path(0);
    }

    private JsonNode message() {
        return choice().path(choice().has("delta") ? "delta" : "message");
    }

    /** {@return the chunk as Spring AI's type: one generation with the text} */
    ChatResponse response(String text) {
        var metadata = ChatGenerationMetadata.builder();
        if (!finishReason().isEmpty()) {
            metadata.finishReason(finishReason());
        }
        if (finishReason().equals(FILTERED)) {
            new Blocked(Blocked.Part.ANSWER, FILTERED).in(metadata);
        }
        return response(new Generation(new AssistantMessage(text), metadata.build()));
    }

    /** {@return a chunk with this text} */
    static ChatResponse of(String text) {
        return new ChatResponse(List.of(new Generation(new AssistantMessage(text))));
    }

    /** {@return the answer to a prompt that the provider blocks} */
    static ChatResponse blocked() {
        var metadata = ChatGenerationMetadata.builder().finishReason(FILTERED);
        return new ChatResponse(List.of(new Generation(
                new AssistantMessage(""),
                new Blocked(Blocked.Part.PROMPT, FILTERED).in(metadata).build())));
    }

    private ChatResponse response(Generation generation) {
        return new ChatResponse(
                List.of(generation),
                ChatResponseMetadata.builder()
                        .id(json.path("id").asText(""))
                        .model(json.path("model").asText(""))
                        .usage(usage())
                        .build());
    }

    private Usage usage() {
        var usage = json.path("usage");
        if (!usage.isObject()) {
            return new EmptyUsage();
        }
        var sent = usage.path("prompt_tokens").asInt();
        var said = usage.path("completion_tokens").asInt();
        var thoughts = usage.at("/completion_tokens_details/reasoning_tokens").asLong();
        return new DefaultUsage(sent, said, usage.path("total_tokens").asInt(sent + said), new ThoughtTokens(thoughts));
    }
}
