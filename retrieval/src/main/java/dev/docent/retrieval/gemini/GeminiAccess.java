package dev.docent.retrieval.gemini;

import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import java.util.regex.Pattern;

/** How Google's models are reached. */
sealed interface GeminiAccess {

    /** {@return the provider's name in messages} */
    String provider();

    /** {@return the base URL that replaces Google's; empty for Google's} */
    String baseUrl();

    /** The Gemini API, with a key. */
    record ApiKey(String setting, String key, String baseUrl) implements GeminiAccess {

        /** A key with other characters is not a valid header, and the HTTP client's error would quote it. */
        private static final Pattern PRINTABLE = Pattern.compile("[!-~]+");

        public ApiKey {
            if (!PRINTABLE.matcher(key).matches()) {
                throw new WrongSettingException(setting
                        + " contains blanks or characters that are invalid in a key. Copy the key again, in one line.");
            }
        }

        @Override
        public String provider() {
            return "Gemini";
        }

        @Override
        public String toString() {
            return "ApiKey[setting=" + setting + "]";
        }
    }

    /**
     * Vertex AI, with credentials.
     *
     * @param credentials path of a credentials file; if empty, the application default credentials
     */
    record Vertex(String project, String location, String credentials, String baseUrl) implements GeminiAccess {

        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:.-]*");

        public Vertex {
            mustBeName("GOOGLE_CLOUD_PROJECT", project);
            mustBeName("GOOGLE_CLOUD_LOCATION", location);
        }

        private static void mustBeName(String setting, String value) {
            if (!NAME.matcher(value).matches()) {
                throw new WrongSettingException(
                        setting + " must consist of letters, digits, dots and hyphens, but is \"" + value + "\".");
            }
        }

        @Override
        public String provider() {
            return "Vertex AI";
        }
    }

    /**
     * {@return the configured access: Vertex AI if it is requested or no key is set, otherwise the Gemini API}
     *
     * @throws WrongSettingException if a required setting is missing
     */
    static GeminiAccess of(GeminiProperties settings) {
        if (settings.useVertexAi().strip().equalsIgnoreCase("true") || !hasKey(settings)) {
            return vertex(settings);
        }
        return settings.googleApiKey().isBlank()
                ? new ApiKey("GEMINI_API_KEY", settings.apiKey().strip(), settings.baseUrl())
                : new ApiKey("GOOGLE_API_KEY", settings.googleApiKey().strip(), settings.baseUrl());
    }

    private static boolean hasKey(GeminiProperties settings) {
        return !settings.googleApiKey().isBlank() || !settings.apiKey().isBlank();
    }

    private static Vertex vertex(GeminiProperties settings) {
        var project = settings.project().strip();
        var location = settings.location().strip();
        if (project.isEmpty() && location.isEmpty()) {
            throw new WrongSettingException(
                    "Gemini needs GEMINI_API_KEY or GOOGLE_API_KEY, or for Vertex AI GOOGLE_CLOUD_PROJECT and"
                            + " GOOGLE_CLOUD_LOCATION; none of these is set.");
        }
        if (project.isEmpty()) {
            throw missing("GOOGLE_CLOUD_LOCATION", "GOOGLE_CLOUD_PROJECT");
        }
        if (location.isEmpty()) {
            throw missing("GOOGLE_CLOUD_PROJECT", "GOOGLE_CLOUD_LOCATION");
        }
        return new Vertex(project, location, settings.credentials().strip(), settings.vertexBaseUrl());
    }

    private static WrongSettingException missing(String set, String missing) {
        return new WrongSettingException(
                "%s is set, but %s is not: Vertex AI needs both. Set %s, or unset %s to use the Gemini API."
                        .formatted(set, missing, missing, set));
    }
}
