package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.answering.SupportingSentence;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.words.WordAnalyzers;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Finds the sentence that covers most of a statement's words, rare words weighing more, or two adjacent sentences if
 * they cover clearly more.
 */
@Component
final class CoveringSentence implements SupportingSentence {

    /** The additional coverage that justifies a second sentence. */
    private static final double WORTH_A_SENTENCE = 0.15;

    private final WordAnalyzers analyzers = new WordAnalyzers();
    private final CitedSentences cited = new CitedSentences(analyzers);

    @Override
    public Optional<Place> find(String statement, PassageHit hit) {
        var sentences = cited.of(hit);
        var terms = QuestionTerms.of(statement, analyzers, sentences);
        var alone = sentences.stream().map(sentence -> covering(terms, sentence, sentence));
        var pairs = IntStream.range(1, sentences.size())
                .filter(second -> sentences.get(second - 1).isJustBefore(sentences.get(second)))
                .mapToObj(second -> covering(terms, sentences.get(second - 1), sentences.get(second)));
        return Stream.concat(alone, pairs)
                .max(Comparator.comparingDouble(Covering::worth))
                .map(Covering::place);
    }

    private static Covering covering(QuestionTerms terms, Candidate first, Candidate last) {
        var words = new HashSet<>(first.terms());
        words.addAll(last.terms());
        var coverage = terms.coveredBy(words);
        return new Covering(
                new Place(first.span().from(), last.span().to(), coverage),
                first == last ? coverage : coverage - WORTH_A_SENTENCE);
    }

    private record Covering(Place place, double worth) {}
}
