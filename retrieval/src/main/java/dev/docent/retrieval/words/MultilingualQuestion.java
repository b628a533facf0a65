package dev.docent.retrieval.words;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A question as every language reads it. What one makes of the function words of another is left out: "the" is no word of a
 * German text but for quotations, where it would count as very rare. Words are told by where they begin.
 */
final class MultilingualQuestion {

    /** Function words that name something in another of the languages do not tell which one a question is in. */
    private static final Set<String> AMBIGUOUS = Set.of("""
            ai al bin como comment den die dies era hat hay hier la ma mai man mes nun or par pour sea sin son soy sur ton us
            war""".strip().split("\\s+"));

    private final Set<TextLanguage> asked;
    private final Map<TextLanguage, Set<String>> stopWords;
    private final TreeMap<Integer, String> written = new TreeMap<>();
    private final Map<Integer, String> plain = new HashMap<>();
    private final Map<TextLanguage, Map<Integer, String>> read = new EnumMap<>(TextLanguage.class);
    private final Optional<TextLanguage> own;

    /**
     * @param reader reads every word without accents
     * @param asked the languages of the texts that it is asked of
     * @param readers for each language
     * @param stopWords of each language, without accents
     */
    MultilingualQuestion(
            String question,
            WordAnalyzer reader,
            Set<TextLanguage> asked,
            Map<TextLanguage, WordAnalyzer> readers,
            Map<TextLanguage, Set<String>> stopWords) {
        this.asked = EnumSet.copyOf(asked);
        this.stopWords = stopWords;
        reader.read(question, (word, start, end) -> {
            plain.put(start, word);
            written.put(start, question.substring(start, end));
            return true;
        });
        var all = EnumSet.copyOf(asked);
        all.add(TextLanguage.ENGLISH);
        all.forEach(language -> read.put(language, forms(question, Objects.requireNonNull(readers.get(language)))));
        this.own = own();
    }

    private static Map<Integer, String> forms(String question, WordAnalyzer reader) {
        var forms = new HashMap<Integer, String>();
        reader.read(question, (word, start, end) -> {
            forms.put(start, word);
            return true;
        });
        return forms;
    }

    /** {@return its words with their forms in the languages that it is asked of, in its order} */
    List<QueryWord> words() {
        return written.entrySet().stream()
                .flatMap(word -> word(word.getKey(), word.getValue()))
                .toList();
    }

    private Stream<QueryWord> word(int start, String asWritten) {
        var forms = new LinkedHashSet<String>();
        for (var language : asked) {
            var form = read(language).get(start);
            if (form != null && !isForeign(language, start)) {
                forms.add(form);
            }
        }
        return forms.isEmpty()
                ? Stream.empty()
                : Stream.of(
                        new QueryWord(asWritten, List.copyOf(forms), asks(own.orElse(TextLanguage.ENGLISH), start)));
    }

    private boolean isForeign(TextLanguage language, int start) {
        return own.filter(it -> it != language && isFunction(it, start)).isPresent();
    }

    /** {@return the language that most of its function words are of} */
    private Optional<TextLanguage> own() {
        return Arrays.stream(TextLanguage.values())
                .filter(language -> telling(language) > 0)
                .max(Comparator.comparingLong(this::telling).thenComparing(asked::contains));
    }

    private long telling(TextLanguage language) {
        return plain.entrySet().stream()
                .filter(word -> isFunction(language, word.getKey()) && !AMBIGUOUS.contains(word.getValue()))
                .count();
    }

    private boolean isFunction(TextLanguage language, int start) {
        return stopWords.getOrDefault(language, Set.of()).contains(plain.getOrDefault(start, ""))
                || asks(language, start);
    }

    private boolean asks(TextLanguage language, int start) {
        return language == TextLanguage.ENGLISH
                ? InterrogativeWords.contains(read(language).getOrDefault(start, ""))
                : InterrogativeWords.contains(language, plain.getOrDefault(start, ""));
    }

    private Map<Integer, String> read(TextLanguage language) {
        return Objects.requireNonNull(read.get(language));
    }
}
