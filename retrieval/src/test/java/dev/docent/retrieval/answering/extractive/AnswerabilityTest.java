package dev.docent.retrieval.answering.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.answering.StoredDocuments;
import dev.docent.retrieval.embedding.onnx.LocalModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerabilityTest {

    private static final String SENTENCE = "Gull Rock, the largest island, was settled by Anna Teal in 1811.";

    private final StoredDocuments documents = new StoredDocuments();
    private final WordSimilarity nearness = new WordSimilarity(LocalModel.tokenVectors(), Sentences.ANALYZERS.of(null));

    @ParameterizedTest
    @CsvSource({
        "When was Gull Rock settled?, When was Gull Rock not settled?",
        "When was the largest island settled?, When was the smallest island settled?",
        "Who settled Gull Rock in 1811?, Who settled Gull Rock in 1911?",
        "Who settled the island with Anna?, Who settled the island with Robert?"
    })
    void isLessWithASignThatTheSentenceIsAboutSomethingElse(String answered, String unanswered) {
        for (var vectors : new WordSimilarity[] {null, nearness}) {
            assertThat(of(unanswered, vectors)).isBetween(0.0, of(answered, vectors) - 0.02);
        }
    }

    @Test
    void isLessWhereNothingOfTheKindIsSaid() {
        var sentence = "It was settled by people of the coast.";

        assertThat(of("When was it settled?", sentence, null)).isLessThan(of("How was it settled?", sentence, null));
    }

    @Test
    void isLessForAQuestionThatDeniesAndLeastWhereTheSentenceDoesNot() {
        var denying = "Gull Rock was not settled before 1811.";

        assertThat(of("When was Gull Rock not settled?", denying, null))
                .isLessThan(of("When was Gull Rock settled?", denying, null))
                .isGreaterThan(of("When was Gull Rock not settled?", SENTENCE, null));
    }

    @Test
    void isLessTheFartherAWordIsFromAllThatIsSaid() {
        assertThat(of("When was Gull Rock abandoned?", nearness))
                .isLessThan(of("When was Gull Rock colonised?", nearness));
        assertThat(of("When was Gull Rock abandoned?", null)).isEqualTo(of("When was Gull Rock colonised?", null));
    }

    private double of(String question, @Nullable WordSimilarity vectors) {
        return of(question, SENTENCE, vectors);
    }

    private double of(String question, String text, @Nullable WordSimilarity vectors) {
        var passages = Sentences.of(documents.hit("islands", text));
        var sentence = passages.getFirst().getFirst();
        return new Answerability(vectors)
                .of(Sentences.asked(question, passages), sentence, passages.getFirst(), passages);
    }
}
