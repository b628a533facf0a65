package dev.docent.retrieval.words;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The analyzers of all languages, for texts and for questions. Safe for concurrent use. */
public final class WordAnalyzers {

    private static final int MAX_NAME_WORDS = 48;

    private final Map<TextLanguage, WordAnalyzer> texts = new EnumMap<>(TextLanguage.class);
    private final Map<TextLanguage, WordAnalyzer> questions = new EnumMap<>(TextLanguage.class);
    private final Map<TextLanguage, Set<String>> stopWords = new EnumMap<>(TextLanguage.class);
    private final WordAnalyzer plain = new WordAnalyzer(WordFilters::plain);

    public WordAnalyzers() {
        for (var language : TextLanguage.values()) {
            texts.put(language, new WordAnalyzer(composed -> WordFilters.of(language, composed, true)));
            questions.put(language, new WordAnalyzer(composed -> WordFilters.of(language, composed, false)));
            stopWords.put(language, Set.copyOf(plain.terms(StopWords.text(language), Integer.MAX_VALUE)));
        }
    }

    /** {@return the analyzer for questions in the language} */
    WordAnalyzer question(TextLanguage language) {
        return Objects.requireNonNull(questions.get(language));
    }

    /** {@return the analyzer that keeps every word of a question, in lower case without accents} */
    WordAnalyzer plain() {
        return plain;
    }

    /** {@return whether the word is a stop word of the language} @param word in lower case without accents */
    boolean isStopWord(TextLanguage language, String word) {
        return stopWords.getOrDefault(language, Set.of()).contains(word);
    }

    /** {@return the analyzer for texts of the language} @param language ISO 639-1 code; null if unknown */
    public WordAnalyzer of(@Nullable String language) {
        return Objects.requireNonNull(texts.get(TextLanguage.of(language)));
    }

    /**
     * {@return the distinct words of a question in order, with their forms in each of the languages}
     *
     * @param languages of the texts that the question searches; if only English, each word has one form
     * @param limit maximum number of forms of all words together
     */
    public List<QueryWord> queryWords(String question, Set<TextLanguage> languages, int limit) {
        var words = languages.equals(Set.of(TextLanguage.ENGLISH))
                ? english(question, limit)
                : multilingual(question, languages, limit);
        var content = words.stream()
                .filter(word -> !InterrogativeWords.isChinese(word.forms().getFirst()))
                .toList();
        return withYears(content.isEmpty() ? words : content);
    }

    /** {@return the words, in which {@code FY18} also has the form {@code 2018}, unless the question has it as a word} */
    private static List<QueryWord> withYears(List<QueryWord> words) {
        var all = words.stream().flatMap(word -> word.forms().stream()).collect(Collectors.toSet());
        return words.stream()
                .map(word -> word.with(NameWords.periods(word.written()).stream()
                        .map(form -> form.toLowerCase(Locale.ROOT))
                        .filter(all::add)
                        .toList()))
                .toList();
    }

    /**
     * {@return the words of a question as names of files may contain them: longest first, then in order}
     *
     * @param languages of the files
     */
    public List<NameWord> nameWords(String question, Set<TextLanguage> languages) {
        var parts = NameWords.parts(question);
        var words = parts.subList(0, Math.min(parts.size(), MAX_NAME_WORDS));
        var names = new ArrayList<NameWord>();
        for (int length = NameWords.JOINED; length > 0; length--) {
            for (int first = 0; first + length <= words.size(); first++) {
                var forms = nameForms(words.subList(first, first + length), languages);
                if (!forms.isEmpty()) {
                    names.add(NameWord.of(words, first, first + length, forms));
                }
            }
        }
        return names;
    }

    private List<String> nameForms(List<String> words, Set<TextLanguage> languages) {
        var text = String.join("", words);
        var forms = new LinkedHashSet<String>();
        languages.forEach(language -> forms.addAll(question(language).terms(text, Integer.MAX_VALUE)));
        forms.removeIf(InterrogativeWords::contains);
        if (words.size() == 1) {
            forms.addAll(NameWords.periods(text));
        }
        return List.copyOf(forms);
    }

    private List<QueryWord> multilingual(String question, Set<TextLanguage> languages, int limit) {
        var words = new ArrayList<QueryWord>();
        var places = new HashMap<String, Integer>();
        for (var word : new MultilingualQuestion(question, languages, this).words()) {
            if (places.size() + word.forms().size() > limit) {
                break;
            }
            add(word, words, places);
        }
        return words;
    }

    /** Joins words that have a form in common. */
    private static void add(QueryWord word, List<QueryWord> words, Map<String, Integer> places) {
        var same = word.forms().stream().filter(places::containsKey).findFirst();
        int place = same.map(places::get).orElse(words.size());
        if (place == words.size()) {
            words.add(word);
        } else {
            var others = word.forms().stream().filter(form -> !places.containsKey(form));
            words.set(place, words.get(place).with(others.distinct().toList()));
        }
        word.forms().forEach(form -> places.putIfAbsent(form, place));
    }

    private List<QueryWord> english(String question, int limit) {
        return of(null).written(question, limit).entrySet().stream()
                .map(word -> new QueryWord(
                        word.getValue(), List.of(word.getKey()), InterrogativeWords.contains(word.getKey())))
                .toList();
    }
}
