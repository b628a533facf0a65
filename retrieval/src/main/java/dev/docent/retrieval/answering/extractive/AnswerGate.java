package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.answering.Strictness;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.words.WordAnalyzers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides whether a question is answered: there must be evidence for it, and the chosen sentences must be likely to
 * answer it.
 */
record AnswerGate(WordAnalyzers analyzers, Answerability answerability, ExtractiveAnswerProperties thresholds) {

    private static final double NEARNESS = 0.75;

    boolean isOpen(
            String question,
            Strictness strictness,
            QuestionTerms terms,
            ScoredSentence best,
            List<ScoredSentence> answer,
            List<List<Candidate>> passages) {
        if (evidence(best, terms, words(Set.of(best.sentence().hit()), passages)) < thresholds.evidence()) {
            return false;
        }
        var needed = thresholds.answerability().of(strictness);
        var sentences = answer.stream().map(ScoredSentence::sentence).toList();
        var hits = sentences.stream().map(Candidate::hit).collect(Collectors.toSet());
        return needed == 0
                || answerability.of(question, terms, best.sentence(), sentences, words(hits, passages)) >= needed;
    }

    /**
     * {@return whether the found passages can be about the question at all, 0 to 1: three parts similarity between the
     * question and the passage of the best sentence, one part share of the question's words that this passage covers}
     * It separates off-topic questions from on-topic ones. Without a similarity, because the embedding model does not respond
     * or the passage has no vector, words count in its place, so that they must cover most of the question.
     *
     * @param passage the words of the best sentence's passage and of its headings
     */
    static double evidence(ScoredSentence best, QuestionTerms terms, Set<String> passage) {
        var semantic = best.sentence().hit().semantic();
        var covered = terms.coveredBy(passage);
        return semantic == null ? NEARNESS * covered : NEARNESS * Math.max(0, semantic) + (1 - NEARNESS) * covered;
    }

    private Set<String> words(Set<PassageHit> hits, List<List<Candidate>> passages) {
        var words = new HashSet<String>();
        hits.forEach(hit -> words.addAll(analyzers
                .of(hit.passage().source().language())
                .terms(String.join(" ", hit.passage().headings()), 100)));
        passages.stream()
                .flatMap(List::stream)
                .filter(sentence -> hits.contains(sentence.hit()))
                .forEach(sentence -> words.addAll(sentence.terms()));
        return words;
    }
}
