package dev.docent.retrieval.words;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The analyzers of all languages, for texts and for questions. Safe for concurrent use. */
public final class WordAnalyzers {

    private final Map<TextLanguage, WordAnalyzer> texts = new EnumMap<>(TextLanguage.class);
    private final QuestionAnalyzer questions = new QuestionAnalyzer();

    public WordAnalyzers() {
        Arrays.asList(TextLanguage.values())
                .forEach(each -> texts.put(each, new WordAnalyzer(composed -> WordFilters.of(each, composed, true))));
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
                : questions.of(question, languages, limit);
        var content = words.stream()
                .filter(word -> !InterrogativeWords.isChinese(word.forms().getFirst()))
                .toList();
        return content.isEmpty() ? words : content;
    }

    private List<QueryWord> english(String question, int limit) {
        return of(null).written(question, limit).entrySet().stream()
                .map(word -> new QueryWord(
                        word.getValue(), List.of(word.getKey()), InterrogativeWords.contains(word.getKey())))
                .toList();
    }
}
