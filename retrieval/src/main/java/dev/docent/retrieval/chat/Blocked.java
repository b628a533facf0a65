package dev.docent.retrieval.chat;

import java.util.Map;
import java.util.Optional;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;

/**
 * Marks an answer that the provider withheld. This is a result and not a failure; the text of the answer is what was
 * generated before.
 *
 * @param what the prompt or the answer
 * @param reason as the provider names it, such as {@code SAFETY}
 */
public record Blocked(Part what, String reason) {

    private static final String KEY = "blocked";

    /** The part of a conversation that the provider blocked. */
    public enum Part {
        PROMPT,
        ANSWER
    }

    /** {@return the mark of an answer or of a part of a stream; empty if nothing was blocked} */
    public static Optional<Blocked> in(ChatResponse response) {
        return response.getResults().stream()
                .map(Generation::getMetadata)
                .map(metadata -> metadata.<Object>get(KEY))
                .filter(Blocked.class::isInstance)
                .map(Blocked.class::cast)
                .findFirst();
    }

    /** {@return the metadata with this mark added} */
    public ChatGenerationMetadata.Builder in(ChatGenerationMetadata.Builder metadata) {
        return metadata.metadata(Map.of(KEY, this));
    }
}
