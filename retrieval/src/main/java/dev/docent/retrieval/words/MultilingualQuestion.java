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
 * A question analyzed in several languages. Forms that one language makes of a function word of another are dropped: in a
 * German text "the" occurs only in quotations, so it would count as very rare. Words are identified by their start offset.
 */
final class MultilingualQuestion {

    /** Function words that are content words in another of the languages, and so do not identify the language. */
    private static final Set<String> AMBIGUOUS = Set.of("""
            ai al bin como comment den die dies era hat hay hier la ma mai man mes nun or par pour sea sin son soy sur ton us
            war""".strip().split("\\s+"));

    private final Set<TextLanguage> languages;
    private final WordAnalyzers analyzers;
    private final TreeMap<Integer, String> written = new TreeMap<>();
    private final Map<Integer, String> plain = new HashMap<>();
    private final Map<TextLanguage, Map<Integer, String>> read = new EnumMap<>(TextLanguage.class);
    private final Optional<TextLanguage> own;

    /** @param languages of the texts that the question searches */
    MultilingualQuestion(String question, Set<TextLanguage> languages, WordAnalyzers analyzers) {
        this.languages = EnumSet.copyOf(languages);
        this.analyzers = analyzers;
        analyzers.plain().read(question, (word, start, end) -> {
            plain.put(start, word);
            written.put(start, question.substring(start, end));
            return true;
        });
        var all = EnumSet.copyOf(languages);
        all.add(TextLanguage.ENGLISH);
        all.forEach(language -> read.put(language, forms(question, analyzers.question(language))));
        this.own = own();
    }

    private static Map<Integer, String> forms(String question, WordAnalyzer analyzer) {
        var forms = new HashMap<Integer, String>();
        analyzer.read(question, (word, start, end) -> {
            forms.put(start, word);
            return true;
        });
        return forms;
    }

    /** {@return the words in order, with their forms in the languages} */
    List<QueryWord> words() {
        return written.entrySet().stream()
                .flatMap(word -> word(word.getKey(), word.getValue()))
                .toList();
    }

    private Stream<QueryWord> word(int start, String asWritten) {
        var forms = new LinkedHashSet<String>();
        for (var language : languages) {
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
        return own.filter(it -> it != language && isFunctionWord(it, start)).isPresent();
    }

    /** {@return the language that most of the function words belong to} */
    private Optional<TextLanguage> own() {
        return Arrays.stream(TextLanguage.values())
                .filter(language -> functionWords(language) > 0)
                .max(Comparator.comparingLong(this::functionWords).thenComparing(languages::contains));
    }

    private long functionWords(TextLanguage language) {
        return plain.entrySet().stream()
                .filter(word -> isFunctionWord(language, word.getKey()) && !AMBIGUOUS.contains(word.getValue()))
                .count();
    }

    private boolean isFunctionWord(TextLanguage language, int start) {
        return analyzers.isStopWord(language, plain.getOrDefault(start, "")) || asks(language, start);
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
