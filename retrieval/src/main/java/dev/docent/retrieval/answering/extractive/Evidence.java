package dev.docent.retrieval.answering.extractive;

import java.util.Set;

/**
 * Measures whether the found passages can be about the question at all: three parts similarity between the question and
 * the passage of the best sentence, one part share of the question's words that this passage and its headings cover.
 *
 * <p>It separates off-topic questions from on-topic ones. Whether an on-topic passage contains the answer is estimated
 * by {@link Answerability}.
 */
final class Evidence {

    private static final double NEARNESS = 0.75;

    private Evidence() {}

    /**
     * {@return the evidence, 0 to 1}
     *
     * @param passage the words of the best sentence's passage and of its headings
     */
    static double of(ScoredSentence best, QuestionTerms terms, Set<String> passage) {
        var semantic = best.sentence().hit().semantic();
        return NEARNESS * (semantic == null ? 0 : Math.max(0, semantic)) + (1 - NEARNESS) * terms.coveredBy(passage);
    }
}
