package dev.docent.retrieval.answering.extractive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.docent.retrieval.answering.StoredDocuments;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuestionTermsTest {

    private final StoredDocuments documents = new StoredDocuments();

    @Test
    void areTheWordsThatAQuestionIsAbout() {
        assertThat(terms("Could you please tell me when the Lighthouses were built?")
                        .weights())
                .containsOnlyKeys("lighthous", "built");
    }

    @Test
    void areTheAskingWordsWhereThereAreNoOthers() {
        assertThat(terms("Who are you?").weights()).containsOnlyKeys("who", "you");
    }

    @Test
    void weighMoreTheRarerTheyAre() {
        var weights = terms("tower bell whale").weights();

        assertThat(weights.get("whale")).isGreaterThan(weights.get("bell"));
        assertThat(weights.get("bell")).isGreaterThan(weights.get("tower"));
        assertThat(weights.get("tower")).isPositive();
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
