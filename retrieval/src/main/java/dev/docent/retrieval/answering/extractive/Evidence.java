package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.words.WordAnalyzer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether what was found can be about the question at all: three parts nearness of the best sentence's passage to the
 * question, one part of the question's words that the passage and its headings cover. A quarter is taken off where the
 * question says "not" and the sentence does not: what is so does not tell what is not.
 *
 * <p>It tells questions about other things from those about the documents. Any other question about the very thing that
 * a passage treats, whose answer it lacks, passes.
 */
final class Evidence {

    private static final double NEARNESS = 0.75;

    private static final double DENIAL = 0.25;

    private Evidence() {}

    /** {@return how much there is, 0..1} */
    static double of(
            String question,
            ScoredSentence best,
            QuestionTerms terms,
            List<List<Candidate>> passages,
            WordAnalyzer analyzer) {
        var isDenied = Negation.isIn(question) && !Negation.isIn(best.sentence().text());
        return Math.max(0, aboutness(best, terms, passages, analyzer) - (isDenied ? DENIAL : 0));
    }

    private static double aboutness(
            ScoredSentence best, QuestionTerms terms, List<List<Candidate>> passages, WordAnalyzer analyzer) {
        var hit = best.sentence().hit();
        Set<String> words =
                new HashSet<>(analyzer.terms(String.join(" ", hit.passage().headings()), 100));
        passages.stream()
                .flatMap(List::stream)
                .filter(sentence -> sentence.hit() == hit)
                .forEach(sentence -> words.addAll(sentence.terms()));
        var semantic = hit.semantic() == null ? 0 : Math.max(0, hit.semantic());
        return NEARNESS * semantic + (1 - NEARNESS) * terms.coveredBy(words);
    }
}
