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

    boolean isOpen(
            String question,
            Strictness strictness,
            QuestionTerms terms,
            ScoredSentence best,
            List<ScoredSentence> answer,
            List<List<Candidate>> passages) {
        var needed = thresholds.answerability().of(strictness);
        return Evidence.of(best, terms, words(Set.of(best.sentence().hit()), passages)) >= thresholds.evidence()
                && (needed == 0 || answerability(question, terms, best, answer, passages) >= needed);
    }

    private double answerability(
            String question,
            QuestionTerms terms,
            ScoredSentence best,
            List<ScoredSentence> answer,
            List<List<Candidate>> passages) {
        var sentences = answer.stream().map(ScoredSentence::sentence).toList();
        var hits = sentences.stream().map(Candidate::hit).collect(Collectors.toSet());
        return answerability.of(question, terms, best.sentence(), sentences, words(hits, passages));
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
