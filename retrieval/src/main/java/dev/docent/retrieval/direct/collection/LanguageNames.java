package dev.docent.retrieval.direct.collection;

import dev.docent.retrieval.direct.phrase.FoldedText;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The names of languages in one language, also as adjectives: "Koreanisch", "koreanische", "coréens". */
final class LanguageNames {

    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    /** Endings of adjectives in English, German, French and Spanish. */
    private static final List<String> ENDINGS =
            List.of("", "e", "en", "er", "es", "em", "s", "ne", "nes", "sprachig", "sprachige", "sprachigen");

    private final Map<String, String> codes = new HashMap<>();
    private final Locale locale;

    LanguageNames(String language) {
        this.locale = Locale.of(language);
        Arrays.stream(Locale.getISOLanguages())
                .filter(code -> code.length() == 2)
                .forEach(this::add);
    }

    private void add(String code) {
        var name = FoldedText.of(of(code)).text();
        if (!name.equals(code)) {
            ENDINGS.forEach(ending -> codes.putIfAbsent(name + ending, code));
            if (name.endsWith("o")) {
                var stem = name.substring(0, name.length() - 1);
                List.of("a", "os", "as").forEach(ending -> codes.putIfAbsent(stem + ending, code));
            }
        }
    }

    /** {@return the name of a language in this language} @param code ISO 639-1 code */
    String of(String code) {
        return Locale.of(code).getDisplayLanguage(locale);
    }

    /** {@return the end of the name that begins here, and its code} */
    Optional<Map.Entry<Integer, String>> at(FoldedText text, int start) {
        var word = WORD.matcher(text.text()).region(start, text.length());
        return word.lookingAt() && codes.containsKey(word.group())
                ? Optional.of(Map.entry(word.end(), codes.getOrDefault(word.group(), "")))
                : Optional.empty();
    }
}
