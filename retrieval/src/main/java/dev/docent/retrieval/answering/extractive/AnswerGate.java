package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.answering.Strictness;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides whether a question is answered: there must be evidence for it, and the chosen sentences must be likely to
 * answer it.
 */
record AnswerGate(Answerability answerability, ExtractiveAnswerProperties thresholds) {

    private static final double NEARNESS = 0.75;

    boolean isOpen(
            AnalyzedQuestion question,
            Readings readings,
            Strictness strictness,
            ScoredSentence best,
            List<ScoredSentence> answer,
            List<List<Candidate>> passages) {
        if (evidence(best, question.terms(), words(best.sentence(), passages)) < thresholds.evidence()) {
            return false;
        }
        if (answer.stream().allMatch(scored -> question.isRepeatedBy(scored.sentence()))) {
            return false;
        }
        var needed = thresholds.answerability().of(strictness);
        var sentences = answer.stream().map(ScoredSentence::sentence).toList();
        return needed == 0 || answerability.of(question, readings, best.sentence(), sentences, passages) >= needed;
    }

    /**
     * {@return whether the found passages can be about the question at all, 0 to 1: three parts similarity between the
     * question and the passage of the best sentence, one part share of the question's words that this passage covers}
     * It separates off-topic questions from on-topic ones. Without a similarity, because the embedding model does not respond
     * or the passage has no vector, words count in its place, so that they must cover most of the question.
     *
     * @param passage the words of the best sentence's passage, its headings and its file name
     */
    static double evidence(ScoredSentence best, QuestionTerms terms, Set<String> passage) {
        var semantic = best.sentence().hit().semantic();
        var covered = terms.coveredBy(passage);
        return semantic == null ? NEARNESS * covered : NEARNESS * Math.max(0, semantic) + (1 - NEARNESS) * covered;
    }

    private static Set<String> words(Candidate best, List<List<Candidate>> passages) {
        var words = new HashSet<String>();
        passages.stream()
                .flatMap(List::stream)
                .filter(sentence -> sentence.hit() == best.hit())
                .forEach(sentence -> words.addAll(sentence.allTerms()));
        return words;
    }
}
