package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.words.QueryWord;
import dev.docent.retrieval.words.TextLanguage;
import dev.docent.retrieval.words.WordAnalyzers;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The content words of a question, without interrogative words, each with a weight. The fewer of the candidate
 * sentences contain a word, the higher its weight.
 */
record QuestionTerms(Map<QueryWord, Double> weights) {

    private static final int MAX_TERMS = 64;

    static QuestionTerms of(String question, WordAnalyzers analyzers, Collection<Candidate> sentences) {
        var weights = new LinkedHashMap<QueryWord, Double>();
        for (var word : content(analyzers.queryWords(question, inflections(sentences), MAX_TERMS))) {
            var having = sentences.stream()
                    .filter(sentence -> word.isIn(sentence.terms()))
                    .count();
            weights.put(word, Math.log(1 + (sentences.size() - having + 0.5) / (having + 0.5)));
        }
        return new QuestionTerms(weights);
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

    /** {@return whether any of the words is a word of the question} */
    boolean has(Collection<String> words) {
        var any = Set.copyOf(words);
        return weights.keySet().stream().anyMatch(word -> word.isIn(any));
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
