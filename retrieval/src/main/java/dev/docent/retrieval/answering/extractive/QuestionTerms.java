package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.answering.asked.ExpectedAnswer;
import dev.docent.retrieval.words.QueryWord;
import dev.docent.retrieval.words.TextLanguage;
import dev.docent.retrieval.words.WordAnalyzers;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The content words of a question, without interrogative words, each with a weight. The fewer of the candidate
 * sentences contain a word, the higher its weight.
 */
record QuestionTerms(Map<QueryWord, Double> weights) {

    private static final int MAX_TERMS = 64;

    /** The least length of a word that may be part of a compound, and of the other part. */
    private static final int COMPOUNDED = 5;

    private static final int LEAST_PART = 3;

    /** The share of its weight that a word has which asks for a kind of value, such as the noun of "which city". */
    private static final double ASKING = 0.3;

    static QuestionTerms of(String question, WordAnalyzers analyzers, Collection<Candidate> sentences) {
        var weights = new LinkedHashMap<QueryWord, Double>();
        var asking = ExpectedAnswer.of(question).wordsIn(question);
        var german = sentences.stream()
                .filter(sentence -> TextLanguage.of(sentence.language()) == TextLanguage.GERMAN)
                .flatMap(sentence -> sentence.allTerms().stream())
                .collect(Collectors.toSet());
        for (var asked : content(analyzers.queryWords(question, inflections(sentences), MAX_TERMS))) {
            var word = withCompounds(asked, german);
            var having = sentences.stream()
                    .filter(sentence -> word.isIn(sentence.terms()))
                    .count();
            var weight = Math.log(1 + (sentences.size() - having + 0.5) / (having + 0.5));
            weights.put(word, asking.contains(word.written().toLowerCase(Locale.ROOT)) ? ASKING * weight : weight);
        }
        return new QuestionTerms(weights);
    }

    /** {@return the word, also as the beginning or the end of German compounds: "Schlüssel" in "Verteilerschlüssel"} */
    private static QueryWord withCompounds(QueryWord word, Set<String> german) {
        var parts = word.forms().stream()
                .filter(form -> form.length() >= COMPOUNDED)
                .toList();
        var compounds = parts.isEmpty()
                ? List.<String>of()
                : german.stream()
                        .filter(term -> parts.stream()
                                .anyMatch(form -> term.length() >= form.length() + LEAST_PART
                                        && (term.startsWith(form) || term.endsWith(form))))
                        .toList();
        return word.with(compounds);
    }

    private static Set<TextLanguage> inflections(Collection<Candidate> sentences) {
        var inflections = EnumSet.noneOf(TextLanguage.class);
        sentences.forEach(sentence -> inflections.add(
                TextLanguage.of(sentence.hit().passage().source().language())));
        return inflections.isEmpty() ? EnumSet.of(TextLanguage.ENGLISH) : inflections;
    }

    private static List<QueryWord> content(List<QueryWord> words) {
        var content = words.stream().filter(word -> !word.asks()).toList();
        return content.isEmpty() ? words : content;
    }

    /** {@return the forms of those words of the question that the text has as written} */
    Set<String> formsOf(String text) {
        var written = Set.copyOf(List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
        return weights.keySet().stream()
                .filter(word -> written.contains(word.written().toLowerCase(Locale.ROOT)))
                .flatMap(word -> word.forms().stream())
                .collect(Collectors.toSet());
    }

    /** {@return whether any of the words is a word of the question} */
    boolean has(Collection<String> words) {
        var any = Set.copyOf(words);
        return weights.keySet().stream().anyMatch(word -> word.isIn(any));
    }

    /** {@return whether other words have each word of the question that the words have, and there is one} */
    boolean hasAllOf(Set<String> words, Set<String> others) {
        var named = weights.keySet().stream().filter(word -> word.isIn(words)).toList();
        return !named.isEmpty() && named.stream().allMatch(word -> word.isIn(others));
    }

    /** {@return the share of the question's weight that the words cover, 0 to 1} */
    double coveredBy(Set<String> words) {
        var all = weights.values().stream().mapToDouble(weight -> weight).sum();
        var covered = weights.entrySet().stream()
                .filter(word -> word.getKey().isIn(words))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        return all == 0 ? 0 : covered / all;
    }
}
