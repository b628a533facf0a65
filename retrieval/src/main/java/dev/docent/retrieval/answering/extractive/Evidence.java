package dev.docent.retrieval.answering.extractive;

import java.util.Set;

/**
 * Whether what was found can be about the question at all: three parts nearness of the best sentence's passage to the
 * question, one part of the question's words that the passage and its headings cover.
 *
 * <p>It tells questions about other things from those about the documents. Whether a passage about the very thing holds
 * the answer is for {@link Answerability}.
 */
final class Evidence {

    private static final double NEARNESS = 0.75;

    private Evidence() {}

    /**
     * {@return how much there is, 0..1}
     *
     * @param passage the words of the best sentence's passage and its headings
     */
    static double of(ScoredSentence best, QuestionTerms terms, Set<String> passage) {
        var semantic = best.sentence().hit().semantic();
        return NEARNESS * (semantic == null ? 0 : Math.max(0, semantic)) + (1 - NEARNESS) * terms.coveredBy(passage);
    }
}
