package dev.docent.api.conversation.text;

import dev.docent.storage.records.NestedValue;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The distinct words of a text, without case and diacritics. In scripts without spaces, each character is a word.
 *
 * @param items at most {@value #MOST}
 */
public record SearchWords(List<String> items) implements NestedValue {

    public static final SearchWords NONE = new SearchWords(List.of());

    private static final int MOST = 2000;
    private static final int LONGEST = 64;
    private static final String SINGLE = "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}";
    private static final Pattern WORD = Pattern.compile("[" + SINGLE + "]|[\\p{L}\\p{N}&&[^" + SINGLE + "]]+");

    public SearchWords {
        items = List.copyOf(items);
    }

    /** {@return the words of the text} */
    public static SearchWords of(String text) {
        var folded = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        var composed = Normalizer.normalize(folded, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return new SearchWords(WORD.matcher(composed)
                .results()
                .map(MatchResult::group)
                .map(word -> word.substring(0, Math.min(word.length(), LONGEST)))
                .distinct()
                .limit(MOST)
                .toList());
    }
}
