package dev.docent.runtime;

import java.util.List;
import java.util.Map;

/**
 * Lets the starters of Spring AI on the class path bring only the models that the settings choose. Every starter brings all of
 * its models unless {@code spring.ai.model.*} excludes them, and most of them need a key when they are created.
 */
final class SpringAiStarters {

    private static final List<String> EMBEDDING = List.of("embedding", "embedding.text", "embedding.multimodal");
    private static final List<String> OTHERS =
            List.of("image", "audio.speech", "audio.transcription", "moderation", "ocr");

    private SpringAiStarters() {}

    static void restrict(boolean isEmbedding, boolean isChat, Map<String, Object> choices) {
        OTHERS.forEach(model -> exclude(model, choices));
        if (!isEmbedding) {
            EMBEDDING.forEach(model -> exclude(model, choices));
        }
        if (!isChat) {
            exclude("chat", choices);
        }
        // Docent repeats failed calls itself; by default each of these attempts would be ten.
        choices.put("spring.ai.retry.max-attempts", 1);
    }

    private static void exclude(String model, Map<String, Object> choices) {
        choices.put("spring.ai.model." + model, "none");
    }
}
