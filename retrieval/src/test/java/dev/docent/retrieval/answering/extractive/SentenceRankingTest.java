package dev.docent.retrieval.answering.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.answering.StoredDocuments;
import dev.docent.retrieval.index.PassageHit;
import org.junit.jupiter.api.Test;

class SentenceRankingTest {

    private final StoredDocuments documents = new StoredDocuments();

    @Test
    void putsTheSentenceWithTheWordsOfTheQuestionFirst() {
        assertThat(best(
                        "What causes the tower to lean?",
                        "The tower is white. The soft ground causes the tower to lean. Tickets are cheap."))
                .isEqualTo("The soft ground causes the tower to lean.");
    }

    @Test
    void prefersASentenceThatHasWhatIsAskedFor() {
        assertThat(best(
                        "When was the tower built?",
                        "The tower was built slowly. Rain fell. The tower was built in 1173."))
                .isEqualTo("The tower was built in 1173.");
    }

    @Test
    void prefersTheLineWhoseLabelIsAnotherWordForWhatIsAsked() {
        assertThat(best("Who sent the mail about roses?", "From: Ada Keller\nSent: 28 March 2023\nSubject: roses"))
                .isEqualTo("From: Ada Keller");
    }

    @Test
    void prefersDefinitions() {
        assertThat(best(
                        "What is the pecten of a duck?",
                        "The pecten of a duck holds food. Along the bill of a duck is a comb called a pecten."))
                .isEqualTo("Along the bill of a duck is a comb called a pecten.");
    }

    @Test
    void prefersListsIfSeveralThingsAreAskedFor() {
        assertThat(
                        best(
                                "Which proofs of the number are accepted?",
                                "Every proof of the number must be an original. Accepted proofs include a card, a pay stub and a statement."))
                .isEqualTo("Accepted proofs include a card, a pay stub and a statement.");
    }

    @Test
    void readsARowOfAFormAsSaidOfItsFirstRow() {
        assertThat(best(
                        "What commission does Premier Events take?",
                        "| Name: | Premier Events |\n| Contact: | Michael Chen |\n| Commission: | 10% |"))
                .isEqualTo("| Commission: | 10% |");
    }

    @Test
    void prefersStatementsToQuestions() {
        assertThat(best(
                        "Why does the tower lean?",
                        "Why does the tower lean? The tower leans, for the ground is soft."))
                .isEqualTo("The tower leans, for the ground is soft.");
    }

    @Test
    void prefersSentencesAmongOthersThatSpeakOfTheQuestion() {
        assertThat(
                        best(
                                "How heavy is the bell of Pisa?",
                                "The bell is heavy. Bread is baked daily. Cats sleep. Pisa is proud of it. The bell is heavy indeed. Pisa rings it."))
                .isEqualTo("The bell is heavy indeed.");
    }

    @Test
    void prefersSentencesOfTheBetterPassage() {
        var worse = hit("a", "The tower leans to the north.", 0.2);
        var better = hit("b", "The tower leans to the south.", 0.9);

        assertThat(Sentences.texts(Sentences.rank("Where does the tower lean?", Sentences.of(worse, better))))
                .containsExactly("The tower leans to the south.", "The tower leans to the north.");
    }

    @Test
    void scoresBetweenNothingAndOne() {
        var all = Sentences.rank(
                "When was the tower built?",
                Sentences.of(hit("a", "The tower was built in 1173. Why?", 1), hit("b", "Is it so?", 0)));

        assertThat(all)
                .hasSize(3)
                .extracting(ScoredSentence::score)
                .allSatisfy(score -> assertThat(score).isBetween(0.0, 1.0));
    }

    @Test
    void ranksHitsWithoutScores() {
        assertThat(Sentences.rank("Why?", Sentences.of(hit("a", "The tower leans.", 0))))
                .hasSize(1);
        assertThat(Sentences.rank("Why?", Sentences.of())).isEmpty();
    }

    private String best(String question, String text) {
        return Sentences.texts(Sentences.rank(question, Sentences.of(hit("a", text, 1))))
                .getFirst();
    }

    private PassageHit hit(String document, String text, double score) {
        return StoredDocuments.hit(documents.store(document, text), score, 0.8);
    }
}
