package dev.docent.retrieval.answering.extractive;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.docent.retrieval.answering.SupportingSentence;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.words.WordAnalyzers;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Finds the sentence that covers most of a statement's words, rare words weighing more, or two adjacent sentences if
 * they cover clearly more. The sentences of the passages that were cited last are cached, up to 8 MB: those of an answer cite
 * the same few passages.
 */
@Component
final class CoveringSentence implements SupportingSentence {

    /** The additional coverage that justifies a second sentence. */
    private static final double WORTH_A_SENTENCE = 0.15;

    private static final long CACHED_BYTES = 8L << 20;

    /** What a character of a passage takes in memory as sentences with their analyzed words. */
    private static final int BYTES_OF_A_CHARACTER = 20;

    private final WordAnalyzers analyzers = new WordAnalyzers();
    private final Cache<Passage, List<Candidate>> cut = Caffeine.newBuilder()
            .maximumWeight(CACHED_BYTES)
            .weigher((Passage passage, List<Candidate> sentences) ->
                    BYTES_OF_A_CHARACTER * passage.text().length())
            .build();

    @Override
    public Optional<Place> find(String statement, PassageHit hit) {
        var sentences = of(hit);
        var terms = QuestionTerms.of(statement, analyzers, sentences);
        var alone = sentences.stream().map(sentence -> covering(terms, sentence, sentence));
        var pairs = IntStream.range(1, sentences.size())
                .filter(second -> sentences.get(second - 1).isJustBefore(sentences.get(second)))
                .mapToObj(second -> covering(terms, sentences.get(second - 1), sentences.get(second)));
        return Stream.concat(alone, pairs)
                .max(Comparator.comparingDouble(Covering::worth))
                .map(Covering::place);
    }

    private List<Candidate> of(PassageHit hit) {
        return cut.get(
                hit.passage(),
                passage -> List.copyOf(Candidate.of(List.of(hit), analyzers).getFirst()));
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
