package dev.docent.retrieval.answering.generative;

import dev.docent.retrieval.answering.Answer.Completion;
import dev.docent.retrieval.chat.Blocked;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatResponse;

/**
 * The reply of a chat model, chunk by chunk. Finish reasons are those of the Gemini, OpenAI, Claude, Mistral and Cohere
 * APIs and of common servers, in any letter case. Used by one thread.
 */
final class ModelReply {

    /** Some providers send no finish reason and simply end the stream. */
    private static final Set<String> WHOLE =
            Set.of("", "stop", "end_turn", "eos", "eos_token", "stop_sequence", "complete", "completed");

    private static final Set<String> TRUNCATED = Set.of("max_tokens", "length", "model_length", "max_length");

    private @Nullable String model;
    private @Nullable Usage usage;
    private String reason = "";
    private boolean blocked;
    private boolean hasText;

    /** {@return the text of all parts of the chunk; empty if it has none} */
    String read(ChatResponse chunk) {
        var metadata = chunk.getMetadata();
        if (metadata.getModel() != null && !metadata.getModel().isEmpty()) {
            model = metadata.getModel();
        }
        if (metadata.getUsage() != null && metadata.getUsage().getTotalTokens() > 0) {
            usage = metadata.getUsage();
        }
        blocked |= Blocked.in(chunk).isPresent();
        var text = new StringBuilder();
        for (var generation : chunk.getResults()) {
            var end = generation.getMetadata().getFinishReason();
            if (end != null && !end.isEmpty()) {
                reason = end.toLowerCase(Locale.ROOT);
            }
            if (generation.getOutput().getText() != null) {
                text.append(generation.getOutput().getText());
            }
        }
        hasText = hasText || !text.toString().isBlank();
        return text.toString();
    }

    /** {@return whether the model wrote anything} */
    boolean hasText() {
        return hasText;
    }

    /** {@return the provider's name of the model; null if it sends none} */
    @Nullable
    String model() {
        return model;
    }

    /** {@return the usage that the provider reports; null if it reports none} */
    @Nullable
    Usage usage() {
        return usage;
    }

    /** {@return how the reply ended; an unknown finish reason counts as interrupted} */
    Completion completion() {
        if (blocked) {
            return Completion.BLOCKED;
        }
        if (TRUNCATED.contains(reason)) {
            return Completion.TRUNCATED;
        }
        return WHOLE.contains(reason) ? Completion.WHOLE : Completion.INTERRUPTED;
    }
}
