package dev.docent.retrieval.chat.openai;

import dev.docent.retrieval.chat.Blocked;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.metadata.EmptyUsage;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.openai.api.OpenAiApi;
import org.springframework.ai.openai.api.OpenAiApi.ChatCompletionChunk;
import org.springframework.ai.openai.api.OpenAiApi.ChatCompletionChunk.ChunkChoice;
import org.springframework.ai.openai.api.OpenAiApi.ChatCompletionFinishReason;
import org.springframework.ai.openai.api.OpenAiApi.ChatCompletionMessage;

/**
 * Converts a chunk of an answer to Spring AI's type: one generation with the text, or none if the chunk only reports
 * usage.
 */
final class CompletionChunk {

    private CompletionChunk() {}

    /** @throws IllegalStateException if it is not a chunk, which is how servers report an error within a stream */
    static ChatResponse response(ChatCompletionChunk chunk) {
        if (chunk.choices() == null && chunk.usage() == null) {
            throw new IllegalStateException("Invalid chunk of a streamed response");
        }
        var metadata = ChatResponseMetadata.builder()
                .id(Objects.requireNonNullElse(chunk.id(), ""))
                .model(Objects.requireNonNullElse(chunk.model(), ""))
                .usage(usage(chunk.usage()))
                .build();
        var generations = Objects.requireNonNullElse(chunk.choices(), List.<ChunkChoice>of()).stream()
                .limit(1)
                .map(CompletionChunk::generation)
                .toList();
        return new ChatResponse(generations, metadata);
    }

    /** {@return whether the chunk has a finish reason} */
    static boolean isLast(ChatResponse piece) {
        return piece.getResults().stream()
                .map(result -> result.getMetadata().getFinishReason())
                .anyMatch(reason -> reason != null && !reason.isEmpty());
    }

    private static Generation generation(ChunkChoice choice) {
        var text = Optional.ofNullable(choice.delta())
                .map(ChatCompletionMessage::content)
                .orElse("");
        var metadata = ChatGenerationMetadata.builder();
        if (choice.finishReason() != null) {
            metadata.finishReason(choice.finishReason().name());
        }
        if (choice.finishReason() == ChatCompletionFinishReason.CONTENT_FILTER) {
            new Blocked(Blocked.Part.ANSWER, choice.finishReason().name()).in(metadata);
        }
        return new Generation(new AssistantMessage(text), metadata.build());
    }

    private static Usage usage(OpenAiApi.Usage counted) {
        return counted == null
                ? new EmptyUsage()
                : new DefaultUsage(counted.promptTokens(), counted.completionTokens(), counted.totalTokens());
    }
}
