package dev.docent.retrieval.answering.extractive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.docent.retrieval.answering.StoredDocuments;
import dev.docent.retrieval.words.QueryWord;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuestionTermsTest {

    private final StoredDocuments documents = new StoredDocuments();

    @Test
    void areTheWordsThatAQuestionIsAbout() {
        assertThat(terms("Could you please tell me when the Lighthouses were built?")
                        .weights()
                        .keySet())
                .extracting(QueryWord::written)
                .containsExactly("Lighthouses", "built");
    }

    @Test
    void areTheAskingWordsWhereThereAreNoOthers() {
        assertThat(terms("Who are you?").weights().keySet())
                .extracting(QueryWord::written)
                .containsExactly("Who", "you");
    }

    @Test
    void weighMoreTheRarerTheyAre() {
        var weights = List.copyOf(terms("whale bell tower").weights().values());

        assertThat(weights.get(0)).isGreaterThan(weights.get(1));
        assertThat(weights.get(1)).isGreaterThan(weights.get(2));
        assertThat(weights.get(2)).isPositive();
    }

    @Test
    void areCoveredByAllOfThemOrSomeOrNone() {
        var terms = terms("tower bell");

        assertThat(terms.coveredBy(Set.of("tower", "bell", "more"))).isEqualTo(1, within(1e-9));
        assertThat(terms.coveredBy(Set.of("bell"))).isBetween(0.5, 0.99);
        assertThat(terms.coveredBy(Set.of())).isZero();
        assertThat(terms("?!").coveredBy(Set.of("tower"))).isZero();
    }

    private QuestionTerms terms(String question) {
        return Sentences.terms(
                question,
                Sentences.of(documents.hit("guide", "The tower leans. The tower has a bell. The tower is old.")));
    }
}
