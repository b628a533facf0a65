package dev.docent.retrieval.words;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Analyzes questions in several languages at once. */
final class QuestionAnalyzer {

    private final WordAnalyzer plain = new WordAnalyzer(WordFilters::plain);
    private final Map<TextLanguage, WordAnalyzer> analyzers = new EnumMap<>(TextLanguage.class);
    private final Map<TextLanguage, Set<String>> stopWords = new EnumMap<>(TextLanguage.class);

    QuestionAnalyzer() {
        for (var language : TextLanguage.values()) {
            analyzers.put(language, new WordAnalyzer(composed -> WordFilters.of(language, composed, false)));
            stopWords.put(language, Set.copyOf(plain.terms(StopWords.text(language), Integer.MAX_VALUE)));
        }
    }

    /** {@return the words in order} @param limit maximum number of forms of all words together */
    List<QueryWord> of(String question, Set<TextLanguage> languages, int limit) {
        var read = new MultilingualQuestion(question, plain, languages, analyzers, stopWords);
        var words = new ArrayList<QueryWord>();
        var places = new HashMap<String, Integer>();
        for (var word : read.words()) {
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
            words.set(place, words.get(place).with(others(word, places)));
        }
        word.forms().forEach(form -> places.putIfAbsent(form, place));
    }

    private static Set<String> others(QueryWord word, Map<String, Integer> places) {
        var others = new LinkedHashSet<>(word.forms());
        others.removeAll(places.keySet());
        return others;
    }
}
