package dev.docent.retrieval.chat.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.genai.types.BlockedReason;
import com.google.genai.types.Candidate;
import com.google.genai.types.Content;
import com.google.genai.types.FinishReason;
import com.google.genai.types.FunctionCall;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.GenerateContentResponsePromptFeedback;
import com.google.genai.types.GenerateContentResponseUsageMetadata;
import com.google.genai.types.Part;
import dev.docent.retrieval.chat.Blocked;
import dev.docent.retrieval.chat.ThoughtTokens;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.metadata.EmptyUsage;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;

/**
 * Converts a response of Google, or a chunk of one, to Spring AI's type: one generation with the complete text and
 * without the model's thoughts. Withheld answers are marked as {@link Blocked}.
 */
final class GeminiAnswer {

    /** Finish reasons of withheld answers, as the API names them. */
    private static final Set<String> WITHHELD = Set.of(
            "SAFETY",
            "RECITATION",
            "LANGUAGE",
            "BLOCKLIST",
            "PROHIBITED_CONTENT",
            "SPII",
            "IMAGE_SAFETY",
            "IMAGE_PROHIBITED_CONTENT",
            "IMAGE_RECITATION");

    private static final JsonMapper JSON = new JsonMapper();

    private GeminiAnswer() {}

    /** @param model the requested model, used if the response does not name one */
    static ChatResponse of(GenerateContentResponse response, String model) {
        var candidate = response.candidates().orElse(List.of()).stream().findFirst();
        var metadata = ChatResponseMetadata.builder()
                .id(response.responseId().orElse(""))
                .model(response.modelVersion().orElse(model))
                .usage(response.usageMetadata().map(GeminiAnswer::usage).orElseGet(EmptyUsage::new))
                .build();
        var generation = new Generation(message(candidate), metadata(response, candidate));
        return new ChatResponse(List.of(generation), metadata);
    }

    private static AssistantMessage message(Optional<Candidate> candidate) {
        var parts =
                candidate.flatMap(Candidate::content).flatMap(Content::parts).orElse(List.of());
        var text = parts.stream()
                .filter(part -> !part.thought().orElse(false))
                .map(Part::text)
                .flatMap(Optional::stream)
                .collect(Collectors.joining());
        var calls = parts.stream()
                .map(Part::functionCall)
                .flatMap(Optional::stream)
                .map(GeminiAnswer::call)
                .toList();
        return AssistantMessage.builder().content(text).toolCalls(calls).build();
    }

    private static AssistantMessage.ToolCall call(FunctionCall call) {
        try {
            return new AssistantMessage.ToolCall(
                    call.id().orElse(""),
                    "function",
                    call.name().orElse(""),
                    JSON.writeValueAsString(call.args().orElse(Map.of())));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Cannot write the arguments of a function call as JSON", impossible);
        }
    }

    private static ChatGenerationMetadata metadata(GenerateContentResponse response, Optional<Candidate> candidate) {
        var finish = candidate.flatMap(Candidate::finishReason).map(FinishReason::toString);
        var metadata = ChatGenerationMetadata.builder();
        var prompt = response.promptFeedback()
                .flatMap(GenerateContentResponsePromptFeedback::blockReason)
                .map(BlockedReason::toString);
        if (prompt.isPresent()) {
            return new Blocked(Blocked.Part.PROMPT, prompt.get())
                    .in(metadata.finishReason(prompt.get()))
                    .build();
        }
        finish.ifPresent(metadata::finishReason);
        finish.filter(WITHHELD::contains).ifPresent(reason -> new Blocked(Blocked.Part.ANSWER, reason).in(metadata));
        return metadata.build();
    }

    private static Usage usage(GenerateContentResponseUsageMetadata usage) {
        var thought = usage.thoughtsTokenCount().orElse(0);
        var said = usage.candidatesTokenCount().orElse(0) + thought;
        var sent = usage.promptTokenCount().orElse(0);
        return new DefaultUsage(sent, said, usage.totalTokenCount().orElse(sent + said), new ThoughtTokens(thought));
    }
}
