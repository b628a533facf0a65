package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.words.WordAnalyzers;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds where in a passage a statement rests: the sentence that has most of its words, by rarity, or two neighbours when
 * they have clearly more. Safe for concurrent use.
 */
public final class SupportingSentence {

    /** How much more of the statement a second sentence must cover. */
    private static final double WORTH_A_SENTENCE = 0.15;

    private final WordAnalyzers analyzers = new WordAnalyzers();

    /** {@return the place; empty when the passage has no sentences} */
    public Optional<Place> find(String statement, PassageHit hit) {
        var sentences = Candidate.of(List.of(hit), analyzers).getFirst();
        var terms = QuestionTerms.of(statement, analyzers, sentences);
        var alone = sentences.stream().map(sentence -> place(terms, sentence, sentence));
        var pairs = IntStream.range(1, sentences.size())
                .filter(second -> sentences.get(second - 1).isJustBefore(sentences.get(second)))
                .mapToObj(second -> place(terms, sentences.get(second - 1), sentences.get(second)));
        return Stream.concat(alone, pairs).max(Comparator.comparingDouble(Place::worth));
    }

    private static Place place(QuestionTerms terms, Candidate first, Candidate last) {
        var words = new HashSet<>(first.terms());
        words.addAll(last.terms());
        var coverage = terms.coveredBy(words);
        return new Place(
                first.span().from(),
                last.span().to(),
                coverage,
                first == last ? coverage : coverage - WORTH_A_SENTENCE);
    }

    /**
     * A stretch of a passage.
     *
     * @param from where it begins in the passage's text, as Java counts characters
     * @param to where it ends
     * @param coverage how much of the statement it has, 0..1
     * @param worth the same, less what a second sentence must bring
     */
    public record Place(int from, int to, double coverage, double worth) {}
}
