package dev.docent.retrieval.chat;

import java.util.Map;
import java.util.Optional;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;

/**
 * That a provider withholds an answer, which is a result and no failure. What it let through of the answer before is its
 * text.
 *
 * @param what it objects to
 * @param reason in the provider's words, such as {@code SAFETY}
 */
public record Blocked(Part what, String reason) {

    private static final String KEY = "blocked";

    /** What the provider objects to. */
    public enum Part {
        PROMPT,
        ANSWER
    }

    /** {@return whether and why an answer is withheld, or this piece of a stream says so} */
    public static Optional<Blocked> in(ChatResponse response) {
        return response.getResults().stream()
                .map(Generation::getMetadata)
                .map(metadata -> metadata.<Object>get(KEY))
                .filter(Blocked.class::isInstance)
                .map(Blocked.class::cast)
                .findFirst();
    }

    /** {@return what says so in the metadata of a generation} */
    public ChatGenerationMetadata.Builder in(ChatGenerationMetadata.Builder metadata) {
        return metadata.metadata(Map.of(KEY, this));
    }
}
