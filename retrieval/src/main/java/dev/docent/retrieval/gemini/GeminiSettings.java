package dev.docent.retrieval.gemini;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.env.Environment;

/** Tells whether Gemini is set up, before anything of it is loaded. */
public final class GeminiSettings {

    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("docent.gemini.google-api-key", "GOOGLE_API_KEY");
        NAMES.put("docent.gemini.api-key", "GEMINI_API_KEY");
        NAMES.put("docent.gemini.project", "GOOGLE_CLOUD_PROJECT");
        NAMES.put("docent.gemini.location", "GOOGLE_CLOUD_LOCATION");
    }

    private GeminiSettings() {}

    /** {@return the name of the setting that turns Gemini on, or nothing when none is there; an empty one is none} */
    public static Optional<String> turningOn(Environment settings) {
        return NAMES.entrySet().stream()
                .filter(name -> !settings.getProperty(name.getKey(), "").isBlank())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** {@return whether somebody means to use Gemini, be it set up or not} */
    public static boolean areMeant(Environment settings) {
        return turningOn(settings).isPresent()
                || settings.getProperty("docent.embedding.kind", "").strip().equals("gemini");
    }
}
