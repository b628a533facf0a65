package dev.docent.retrieval.answering.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.answering.StoredDocuments;
import dev.docent.retrieval.embedding.onnx.LocalModel;
import dev.docent.retrieval.index.PassageHit;
import java.util.List;
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

    @Test
    void isLessForANumberOfWhatNoPassageNames() {
        var loaf = "The loaf has 500 grams.";

        assertThat(of("How many calories has the loaf?", loaf, null))
                .isLessThan(of("What calories has the loaf?", loaf, null));
        assertThat(of("How many grams has the loaf?", loaf, null))
                .isEqualTo(of("What grams has the loaf?", loaf, null));
    }

    @Test
    void isLowForARowWithoutAValueOfTheKind() {
        var passages = Sentences.of(documents.hit(
                "cups", "| Team | Cups |\n|---|---|\n| Blues | 1 |\n| Flyers | 2 |", "Columns: Team | Cups"));
        var row = passages.getFirst().getFirst();

        assertThat(row.text()).contains("Blues");
        assertThat(of("In which year did the Blues win cups?", row, passages)).isLessThan(0.4);
        assertThat(of("How many cups did the Blues win?", row, passages)).isGreaterThan(0.4);
    }

    @Test
    void isLessWhereANumberIsElsewhereInTheDocument() {
        var revenue = "The revenue was 5 euros.";
        var year = "In 2003 it rained.";
        var far = documents.storeAll("report", List.of(), revenue, year).stream()
                .map(passage -> StoredDocuments.hit(passage, 1, 0.8))
                .toArray(PassageHit[]::new);

        assertThat(ofAll("What was the revenue in 2003?", far))
                .isLessThan(
                        ofAll("What was the revenue in 2003?", documents.hit("a", revenue), documents.hit("b", year)));
    }

    /** Of all sentences of the hits, of which the first is the best. */
    private static double ofAll(String question, PassageHit... hits) {
        var passages = Sentences.of(hits);
        var answer = passages.stream().flatMap(List::stream).toList();
        return new Answerability(null)
                .of(Sentences.asked(question, passages), Readings.NONE, answer.getFirst(), answer, passages);
    }

    private static double of(String question, Candidate sentence, List<List<Candidate>> passages) {
        return new Answerability(null)
                .of(Sentences.asked(question, passages), Readings.NONE, sentence, List.of(sentence), passages);
    }

    private double of(String question, @Nullable WordSimilarity vectors) {
        return of(question, SENTENCE, vectors);
    }

    private double of(String question, String text, @Nullable WordSimilarity vectors) {
        var passages = Sentences.of(documents.hit("islands", text));
        var sentence = passages.getFirst().getFirst();
        return new Answerability(vectors)
                .of(Sentences.asked(question, passages), Readings.NONE, sentence, passages.getFirst(), passages);
    }
}
