package dev.docent.retrieval.words;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads questions in several languages at once. */
final class QuestionReading {

    private final WordAnalyzer plain = new WordAnalyzer(WordFilters::plain);
    private final Map<Inflection, WordAnalyzer> analyzers = new EnumMap<>(Inflection.class);
    private final Map<Inflection, Set<String>> stopWords = new EnumMap<>(Inflection.class);

    QuestionReading() {
        for (var language : Inflection.values()) {
            analyzers.put(language, new WordAnalyzer(composed -> WordFilters.of(language, composed, false)));
            stopWords.put(language, Set.copyOf(plain.terms(StopWords.text(language), Integer.MAX_VALUE)));
        }
    }

    /** {@return the words in their order, with at most so many forms together} */
    List<AskedWord> of(String question, Set<Inflection> languages, int limit) {
        var read = new ReadQuestion(question, plain, languages, analyzers, stopWords);
        var words = new ArrayList<AskedWord>();
        var places = new HashMap<String, Integer>();
        for (var word : read.words()) {
            if (places.size() + word.forms().size() > limit) {
                break;
            }
            add(word, words, places);
        }
        return words;
    }

    /** Words that have a form in common are one. */
    private static void add(AskedWord word, List<AskedWord> words, Map<String, Integer> places) {
        var same = word.forms().stream().filter(places::containsKey).findFirst();
        int place = same.map(places::get).orElse(words.size());
        if (place == words.size()) {
            words.add(word);
        } else {
            words.set(place, words.get(place).with(others(word, places)));
        }
        word.forms().forEach(form -> places.putIfAbsent(form, place));
    }

    private static Set<String> others(AskedWord word, Map<String, Integer> places) {
        var others = new LinkedHashSet<>(word.forms());
        others.removeAll(places.keySet());
        return others;
    }
}
