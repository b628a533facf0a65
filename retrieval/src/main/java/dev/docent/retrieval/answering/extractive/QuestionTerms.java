package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.words.AskingWords;
import dev.docent.retrieval.words.WordAnalyzer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a question is about: its words without those that only ask, each with its weight. A word weighs more the fewer of
 * the sentences at hand have it, and most when none has.
 */
record QuestionTerms(Map<String, Double> weights) {

    private static final int MAX_TERMS = 64;

    static QuestionTerms of(String question, WordAnalyzer analyzer, Collection<Candidate> sentences) {
        var weights = new LinkedHashMap<String, Double>();
        for (var term : content(analyzer.terms(question, MAX_TERMS))) {
            var having = sentences.stream()
                    .filter(sentence -> sentence.terms().contains(term))
                    .count();
            weights.put(term, Math.log(1 + (sentences.size() - having + 0.5) / (having + 0.5)));
        }
        return new QuestionTerms(weights);
    }

    private static List<String> content(List<String> terms) {
        var content = terms.stream().filter(term -> !AskingWords.contains(term)).toList();
        return content.isEmpty() ? terms : content;
    }

    /** {@return how much of the question's weight these words cover, 0..1} */
    double coveredBy(Set<String> words) {
        var all = weights.values().stream().mapToDouble(weight -> weight).sum();
        var covered = weights.entrySet().stream()
                .filter(term -> words.contains(term.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        return all == 0 ? 0 : covered / all;
    }
}
