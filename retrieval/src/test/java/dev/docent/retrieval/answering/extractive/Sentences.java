package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.words.WordAnalyzers;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The sentences of hits, as the composer hands them on. */
final class Sentences {

    static final WordAnalyzers ANALYZERS = new WordAnalyzers();

    private Sentences() {}

    static List<List<Candidate>> of(PassageHit... hits) {
        return Candidate.of(List.of(hits), ANALYZERS);
    }

    static QuestionTerms terms(String question, List<List<Candidate>> passages) {
        return QuestionTerms.of(
                question, ANALYZERS, passages.stream().flatMap(List::stream).toList());
    }

    static AnalyzedQuestion asked(String question, List<List<Candidate>> passages) {
        return AnalyzedQuestion.of(
                question, ANALYZERS, passages.stream().flatMap(List::stream).toList());
    }

    static List<ScoredSentence> rank(String question, List<List<Candidate>> passages) {
        return new SentenceRanking(asked(question, passages), Readings.NONE).rank(passages);
    }

    static Set<String> words(List<List<Candidate>> passages) {
        return passages.stream()
                .flatMap(List::stream)
                .flatMap(sentence -> sentence.terms().stream())
                .collect(Collectors.toSet());
    }

    static List<String> texts(List<ScoredSentence> sentences) {
        return sentences.stream().map(scored -> scored.sentence().text()).toList();
    }
}
