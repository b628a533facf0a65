package dev.docent.retrieval.chat;

import dev.docent.retrieval.gemini.GeminiSettings;
import dev.docent.retrieval.openai.OpenAiSettings;
import java.util.Optional;
import org.springframework.core.env.Environment;

/** Which setting brings a chat model: that of a server of one's own goes first. */
public final class ChatChoice {

    private ChatChoice() {}

    /** {@return the setting; empty when none does} */
    public static Optional<String> turningOn(Environment settings) {
        return OpenAiSettings.turningOnChat(settings).or(() -> GeminiSettings.turningOn(settings));
    }
}
