package dev.docent.retrieval.words;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The languages whose words are known in their forms. A passage is read as its document's language has it, a question as
 * every language of the passages that it is asked of.
 */
public enum TextLanguage {
    /**
     * English, and every language that is none of the others, or not known: Chinese, Japanese and Korean are read as pairs of
     * characters, and words of the rest pass unchanged but for what looks like an English ending.
     */
    ENGLISH,
    GERMAN,
    SPANISH,
    FRENCH,
    RUSSIAN,
    ARABIC;

    private static final Map<String, TextLanguage> BY_LANGUAGE =
            Map.of("de", GERMAN, "es", SPANISH, "fr", FRENCH, "ru", RUSSIAN, "ar", ARABIC);

    /** {@return how a text in the language is read} @param language ISO 639-1 code, with or without a country; null when not known */
    public static TextLanguage of(@Nullable String language) {
        return language == null
                ? ENGLISH
                : BY_LANGUAGE.getOrDefault(language.toLowerCase(Locale.ROOT).split("[-_]", 2)[0], ENGLISH);
    }
}
