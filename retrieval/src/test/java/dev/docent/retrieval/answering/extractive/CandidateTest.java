package dev.docent.retrieval.answering.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.answering.StoredDocuments;
import org.junit.jupiter.api.Test;

class CandidateTest {

    private final StoredDocuments documents = new StoredDocuments();

    @Test
    void aSentenceThatPassagesShareBelongsToTheFirst() {
        var passages = Sentences.of(
                documents.hit("a", "The tower leans. It is white."),
                documents.hit("b", "The bell is cracked. The tower leans."));

        assertThat(passages.get(0)).extracting(Candidate::text).containsExactly("The tower leans.", "It is white.");
        assertThat(passages.get(1)).extracting(Candidate::text).containsExactly("The bell is cracked.");
    }

    @Test
    void aSentenceThatIsMerelyWrappedElsewhereIsTheSame() {
        var passages = Sentences.of(
                documents.hit("a", "The tower leans to the south since the year\nit was built."),
                documents.hit("b", "The tower leans to the south since\nthe year it was built."));

        assertThat(passages.get(1)).isEmpty();
    }

    @Test
    void isJustBeforeItsNeighbourInTheSamePassage() {
        var passages = Sentences.of(
                documents.hit("a", "The tower leans. It is white. It is old."),
                documents.hit("b", "The bell is cracked."));
        var first = passages.getFirst();

        assertThat(first.get(0).isJustBefore(first.get(1))).isTrue();
        assertThat(first.get(0).isJustBefore(first.get(2))).isFalse();
        assertThat(first.get(1).isJustBefore(first.get(0))).isFalse();
        assertThat(first.get(2).isJustBefore(passages.get(1).getFirst())).isFalse();
    }

    @Test
    void sentencesWithAnotherOnesPlaceBetweenThemAreNotNeighbours() {
        var passages = Sentences.of(
                documents.hit("a", "The tower leans."),
                documents.hit("b", "The bell is cracked. The tower leans. The roof is new."));
        var second = passages.get(1);

        assertThat(second).hasSize(2);
        assertThat(second.get(0).isJustBefore(second.get(1))).isFalse();
    }

    @Test
    void isLabeledByTheHeadingsAndTheFileName() {
        var passages = Sentences.of(documents.hit("Tower_of_Pisa", "It leans."));

        assertThat(passages.getFirst().getFirst().labels()).contains("tower", "pisa");
        assertThat(passages.getFirst().getFirst().terms()).doesNotContain("tower");
    }
}
