package dev.docent.retrieval.direct.phrase;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * The phrases of one language by their role, and the texts that answer them, from a file {@code <language>.properties}: for
 * each role its phrases, regular expressions of {@linkplain FoldedText folded text} that are separated by commas; texts
 * have a key that begins with {@code say.}. Safe for concurrent use.
 */
public final class PhraseBook {

    /** Chinese and Japanese have no spaces between phrases. */
    private static final List<String> WITHOUT_SPACES = List.of("zh", "ja");

    private static final String SAY = "say.";

    /** The role of words that mean nothing by themselves; any other role of the same phrase takes precedence. */
    public static final String FILLER = "filler";

    private final Map<String, List<Pattern>> phrases = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final String code;

    private PhraseBook(String code, Properties file) {
        this.code = code;
        var end = WITHOUT_SPACES.contains(code) ? "" : "(?![\\p{L}\\p{M}\\p{N}])";
        for (var key : file.stringPropertyNames()) {
            if (key.startsWith(SAY)) {
                texts.put(key.substring(SAY.length()), file.getProperty(key));
            } else {
                phrases.put(key, patterns(file.getProperty(key), end));
            }
        }
    }

    /**
     * {@return the phrases of a language}
     *
     * @param neighbour a class in the package of the file
     * @param language ISO 639-1 code
     */
    public static PhraseBook of(Class<?> neighbour, String language) {
        var name = language + ".properties";
        try (var file = Objects.requireNonNull(neighbour.getResourceAsStream(name), name)) {
            var read = new Properties();
            read.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return new PhraseBook(language, read);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + name, failure);
        }
    }

    private static List<Pattern> patterns(String phrases, String end) {
        return Arrays.stream(phrases.split(","))
                .map(String::strip)
                .filter(phrase -> !phrase.isEmpty())
                .map(phrase -> Pattern.compile("(?:" + phrase + ")" + end))
                .toList();
    }

    /** {@return the language} */
    public String language() {
        return code;
    }

    /** {@return the longest phrase that begins here; empty if none does} */
    public Optional<Phrase> longest(FoldedText text, int start) {
        return phrases.entrySet().stream()
                .flatMap(role -> role.getValue().stream()
                        .flatMap(each -> text.match(each, start).stream())
                        .map(found -> new Phrase(
                                role.getKey(), start, found.end(), found.groupCount() > 0 ? found.group(1) : null)))
                .max(Comparator.comparingInt(Phrase::end)
                        .thenComparing(phrase -> !phrase.role().equals(FILLER))
                        .thenComparing(Phrase::role));
    }

    /** {@return the text with this key, without the prefix} */
    public String text(String key) {
        return Objects.requireNonNull(texts.get(key), key);
    }
}
