package dev.docent.retrieval.answering.generative;

import dev.docent.retrieval.answering.Answer.Completion;
import dev.docent.retrieval.chat.Blocked;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatResponse;

/**
 * What a chat model replies, chunk by chunk. Reasons to end are those of the Gemini API, of the OpenAI API and of Claude's, in
 * whatever case. Used by one thread.
 */
final class ModelReply {

    /** None is given by a provider that says it by ending the stream. */
    private static final Set<String> WHOLE = Set.of("", "stop", "end_turn");

    private static final Set<String> TRUNCATED = Set.of("max_tokens", "length");

    private @Nullable String model;
    private @Nullable Usage usage;
    private String reason = "";
    private boolean blocked;

    /** {@return the text of the chunk, of all its parts; empty when it has none} */
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
        return text.toString();
    }

    /** {@return what the provider calls the model; null when it does not say} */
    @Nullable
    String model() {
        return model;
    }

    /** {@return what it counted; null when it does not say} */
    @Nullable
    Usage usage() {
        return usage;
    }

    /** {@return how the reply ended; whatever is not known to be its proper end broke it off} */
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
