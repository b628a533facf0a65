package dev.docent.retrieval.openai;

import java.util.Map;
import java.util.Optional;
import org.springframework.core.env.Environment;

/** Tells what an OpenAI-compatible server is set up for, before anything of it is loaded. */
public final class OpenAiSettings {

    private static final String CHAT = "docent.openai.model";
    private static final String EMBEDDING = "docent.openai.embedding-model";
    private static final String BASE_URL = "docent.openai.base-url";
    private static final Map<String, String> NAMES =
            Map.of(CHAT, "OPENAI_MODEL", EMBEDDING, "OPENAI_EMBEDDING_MODEL", BASE_URL, "OPENAI_BASE_URL");

    private OpenAiSettings() {}

    /** {@return the setting that makes it answer, if it does} */
    public static Optional<String> turningOnChat(Environment settings) {
        return set(settings, CHAT);
    }

    /** {@return the setting that makes it embed, if it does} */
    public static Optional<String> turningOnEmbedding(Environment settings) {
        return set(settings, EMBEDDING);
    }

    /** {@return whether somebody means to use one, be it set up or not; a key alone means nothing, for other programs read it too} */
    public static boolean areMeant(Environment settings) {
        return NAMES.keySet().stream().anyMatch(name -> set(settings, name).isPresent());
    }

    /** A setting that is there and empty counts as none: so does a variable that a script clears. */
    private static Optional<String> set(Environment settings, String name) {
        return settings.getProperty(name, "").isBlank() ? Optional.empty() : Optional.ofNullable(NAMES.get(name));
    }
}
