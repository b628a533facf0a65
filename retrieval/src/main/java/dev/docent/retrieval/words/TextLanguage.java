package dev.docent.retrieval.words;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The languages with an analyzer of their own. A passage is analyzed in the language of its document, a question in every
 * language of the passages that it searches.
 */
public enum TextLanguage {
    /**
     * English, and all other or unknown languages: Chinese, Japanese and Korean become character bigrams, and other words
     * lose only what looks like an English ending.
     */
    ENGLISH,
    GERMAN,
    SPANISH,
    FRENCH,
    RUSSIAN,
    ARABIC;

    private static final Map<String, TextLanguage> BY_LANGUAGE =
            Map.of("de", GERMAN, "es", SPANISH, "fr", FRENCH, "ru", RUSSIAN, "ar", ARABIC);

    /** {@return the language of a code} @param language ISO 639-1 code, with or without a country; null if unknown */
    public static TextLanguage of(@Nullable String language) {
        return language == null
                ? ENGLISH
                : BY_LANGUAGE.getOrDefault(language.toLowerCase(Locale.ROOT).split("[-_]", 2)[0], ENGLISH);
    }
}
