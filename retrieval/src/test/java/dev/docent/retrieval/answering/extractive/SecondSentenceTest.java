package dev.docent.retrieval.answering.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.answering.StoredDocuments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecondSentenceTest {

    private static final String FOUNDER = "Where did the founder of Brindle study?";
    private static final String FIRST = "Which was formed first, the band Teal or the band Brindle?";

    private final StoredDocuments documents = new StoredDocuments();

    @Test
    void saysWhatTheBestOneLeavesOpen() {
        var passages = Sentences.of(
                documents.hit("a", "Brindle has a founder."), documents.hit("b", "The founder did study in Oslo."));

        assertThat(beside(FOUNDER, passages, Map.of("Brindle", 0.9, "The", 0.6)))
                .contains("The founder did study in Oslo.");
        assertThat(beside(FOUNDER, passages, Map.of("Brindle", 0.9, "The", 0.5)))
                .isEmpty();
    }

    @Test
    void isOfTheDocumentAboutWhatOnlyTheBestOneNames() {
        var founded = documents.hit("a", "Ada Keller is the founder of Brindle.", "Brindle");
        var text = "She did study in Oslo.";
        var scores = Map.of("Ada", 0.9, "She", 0.4);

        assertThat(beside(FOUNDER, Sentences.of(founded, documents.hit("b", text, "Ada Keller")), scores))
                .contains(text);
        assertThat(beside(FOUNDER, Sentences.of(founded, documents.hit("c", text, "Keller (painter)")), scores))
                .contains(text);
        assertThat(beside(FOUNDER, Sentences.of(founded, documents.hit("d", text, "Bob Moor")), scores))
                .isEmpty();
        assertThat(beside(FOUNDER, Sentences.of(founded, documents.hit("e", text, "Brindle")), scores))
                .isEmpty();
        assertThat(beside(FOUNDER, Sentences.of(founded, documents.hit("f", "She sings.", "Ada Keller")), scores))
                .isEmpty();
    }

    @Test
    void isAboutTheOtherThingOfAComparison() {
        var teal = documents.hit("a", "Teal was formed in 1990.", "Teal");
        var scores = Map.of("Teal", 0.9, "They", 0.5);

        assertThat(aboutOther(FIRST, Sentences.of(teal, documents.hit("b", "They met in 1995.", "Brindle")), scores))
                .contains("They met in 1995.");
        assertThat(aboutOther(FIRST, Sentences.of(teal, documents.hit("c", "They met in 1995.", "Moss")), scores))
                .isEmpty();
        assertThat(aboutOther(
                        "When did Teal leave Brindle?",
                        Sentences.of(teal, documents.hit("d", "They met in 1995.", "Brindle")),
                        scores))
                .isEmpty();
    }

    private static Optional<String> beside(
            String question, List<List<Candidate>> passages, Map<String, Double> scores) {
        var ranked = ranked(passages, scores);
        return new SecondSentence(Sentences.asked(question, passages), Readings.NONE)
                .beside(ranked.getFirst(), ranked)
                .map(second -> second.sentence().text());
    }

    private static Optional<String> aboutOther(
            String question, List<List<Candidate>> passages, Map<String, Double> scores) {
        var ranked = ranked(passages, scores);
        return new SecondSentence(Sentences.asked(question, passages), Readings.NONE)
                .aboutOther(ranked.getFirst(), ranked)
                .map(second -> second.sentence().text());
    }

    /** Sentences by their first word, best first. */
    private static List<ScoredSentence> ranked(List<List<Candidate>> passages, Map<String, Double> scores) {
        var ranked = new ArrayList<ScoredSentence>();
        passages.forEach(sentences -> sentences.forEach(sentence -> ranked.add(
                new ScoredSentence(sentence, scores.getOrDefault(sentence.text().split(" ")[0], 0.1)))));
        ranked.sort(Comparator.comparingDouble(ScoredSentence::score).reversed());
        return ranked;
    }
}
