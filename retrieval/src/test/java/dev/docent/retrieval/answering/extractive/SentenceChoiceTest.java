package dev.docent.retrieval.answering.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.answering.StoredDocuments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SentenceChoiceTest {

    private final StoredDocuments documents = new StoredDocuments();

    @Test
    void takesFourAtTheMost() {
        var passages =
                Sentences.of(documents.hit("a", "First thing. Second thing. Third thing. Fourth thing. Fifth thing."));

        assertThat(choose(passages, Map.of("First", 0.9, "Second", 0.9, "Third", 0.8, "Fourth", 0.8, "Fifth", 0.8)))
                .hasSize(4);
    }

    @Test
    void takesFurtherOnesOnlyWhenNearlyAsGood() {
        var passages = Sentences.of(documents.hit("a", "First thing. Second thing. Third thing."));

        assertThat(choose(passages, Map.of("First", 0.8, "Second", 0.57, "Third", 0.55)))
                .containsExactly("First thing.", "Second thing.");
    }

    @Test
    void readsEachPassageInItsOrderAndTheBestPassageFirst() {
        var passages =
                Sentences.of(documents.hit("a", "First thing."), documents.hit("b", "Second thing. Third thing."));

        assertThat(choose(passages, Map.of("Third", 0.9, "First", 0.85, "Second", 0.8)))
                .containsExactly("Second thing.", "Third thing.", "First thing.");
    }

    @Test
    void takesTheSentenceThatTheBestOnePointsBackTo() {
        var passages =
                Sentences.of(documents.hit("a", "Curie lived in Paris. She won the prize twice. Nobody else did."));

        assertThat(choose(passages, Map.of("She", 0.9)))
                .containsExactly("Curie lived in Paris.", "She won the prize twice.");
    }

    @Test
    void takesNoneBeforeASentenceThatStandsForItself() {
        var passages =
                Sentences.of(documents.hit("a", "Curie lived in Paris. Shells lay there. Itself it is no reason."));

        assertThat(choose(passages, Map.of("Shells", 0.9))).containsExactly("Shells lay there.");
        assertThat(choose(passages, Map.of("Itself", 0.9))).containsExactly("Itself it is no reason.");
    }

    @Test
    void takesNoSentenceTwice() {
        var passages = Sentences.of(documents.hit("a", "Curie lived in Paris. She won the prize twice."));

        assertThat(choose(passages, Map.of("She", 0.9, "Curie", 0.8)))
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void findsNothingBeforeTheFirstSentence() {
        var passages = Sentences.of(documents.hit("a", "She won the prize twice. Nobody else did."));

        assertThat(choose(passages, Map.of("She", 0.9))).containsExactly("She won the prize twice.");
    }

    /** Sentences by their first word, with the scores that are named, and 0.1 for those that are not. */
    private static List<String> choose(List<List<Candidate>> passages, Map<String, Double> scores) {
        var ranked = new ArrayList<ScoredSentence>();
        passages.forEach(sentences -> sentences.forEach(sentence -> ranked.add(
                new ScoredSentence(sentence, scores.getOrDefault(sentence.text().split(" ")[0], 0.1)))));
        ranked.sort(Comparator.comparingDouble(ScoredSentence::score).reversed());
        return Sentences.texts(SentenceChoice.of(ranked, passages));
    }
}
