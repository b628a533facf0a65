package dev.docent.retrieval.embedding;

import dev.docent.retrieval.gemini.GeminiSettings;
import dev.docent.retrieval.openai.OpenAiSettings;
import org.springframework.core.env.Environment;

/**
 * Which kind of model embeds, and why: what {@code docent.embedding.kind} says, else an OpenAI-compatible server where
 * it has an embedding model, else Gemini where it is set up, else the
 * model in the process.
 *
 * @param kind such as {@code onnx}
 * @param because the setting that chose it
 */
public record EmbeddingChoice(String kind, String because) {

    private static final String KIND = "docent.embedding.kind";

    public static final String ONNX = "onnx";
    public static final String GEMINI = "gemini";
    public static final String OPENAI = "openai";

    /** {@return the choice that the settings make} */
    public static EmbeddingChoice in(Environment settings) {
        var explicit = settings.getProperty(KIND, "").strip();
        if (!explicit.isEmpty()) {
            return new EmbeddingChoice(explicit, KIND + " is set");
        }
        return OpenAiSettings.turningOnEmbedding(settings)
                .map(setting -> new EmbeddingChoice(OPENAI, setting + " is set"))
                .or(() -> GeminiSettings.turningOn(settings)
                        .map(setting -> new EmbeddingChoice(GEMINI, setting + " is set")))
                .orElseGet(() -> new EmbeddingChoice(ONNX, "the default"));
    }
}
