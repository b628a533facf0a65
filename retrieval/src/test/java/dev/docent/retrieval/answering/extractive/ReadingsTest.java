package dev.docent.retrieval.answering.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.answering.StoredDocuments;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.reading.Reading;
import dev.docent.retrieval.reading.ReadingModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingsTest {

    private final StoredDocuments documents = new StoredDocuments();
    private final List<String> read = new ArrayList<>();

    @Test
    void readsTheBestPassages() {
        var hits = List.of(hit("a", "One."), hit("b", "Two."), hit("c", "Three."));

        var readings = Readings.of(pointingAt("Two"), question("Which?"), hits);

        assertThat(read).containsExactly("One.", "Two.");
        assertThat(readings.hasAsProse(sentence(hits.get(1)))).isTrue();
        assertThat(readings.hasAsProse(sentence(hits.get(2)))).isFalse();
        assertThat(readings.odds(sentence(hits.get(2)))).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void prefersTheSentenceThatTheReaderPointsAt() {
        var hit = hit("a", "The tower was built slowly. Its cost rose. Masons from Orla finished it.");
        var passages = Candidate.of(List.of(hit), Sentences.ANALYZERS);
        var question = "Who built the tower?";

        var words = new SentenceRanking(Sentences.asked(question, passages), Readings.NONE).rank(passages);
        var readings = Readings.of(pointingAt("Masons from Orla"), question(question), List.of(hit));
        var ranked = new SentenceRanking(Sentences.asked(question, passages), readings).rank(passages);

        assertThat(words.getFirst().sentence().text()).isEqualTo("The tower was built slowly.");
        assertThat(ranked.getFirst().sentence().text()).isEqualTo("Masons from Orla finished it.");
    }

    @Test
    void makesAnAnswerMoreLikelyWhereTheReaderFindsOne() {
        var hit = hit("a", "Masons from Orla finished the tower.");
        var passages = Candidate.of(List.of(hit), Sentences.ANALYZERS);
        var asked = Sentences.asked("Who built the tower?", passages);
        var best = passages.getFirst().getFirst();

        var found = Readings.of(pointingAt("Masons from Orla"), question("Who built the tower?"), List.of(hit));
        var none = Readings.of(pointingAt("elsewhere"), question("Who built the tower?"), List.of(hit));

        assertThat(answerability(asked, found, best, passages))
                .isGreaterThan(answerability(asked, none, best, passages));
    }

    @Test
    void tellsNothingOfAnAnswerFromTwoDocuments() {
        var hits = List.of(hit("a", "Masons from Orla finished the tower."), hit("b", "Orla lies in the north."));
        var passages = Candidate.of(hits, Sentences.ANALYZERS);
        var question = "Where do the masons who built the tower come from?";
        var asked = Sentences.asked(question, passages);
        var answer = passages.stream().flatMap(List::stream).toList();
        var none = Readings.of(pointingAt("elsewhere"), question(question), hits);
        var gate = new Answerability(null);

        assertThat(gate.of(asked, none, answer.getFirst(), answer, passages))
                .isEqualTo(gate.of(asked, Readings.NONE, answer.getFirst(), answer, passages));
    }

    @Test
    void leavesOutASecondSentenceWhereTheReaderFindsTheAnswerInTheFirst() {
        var hits = List.of(hit("a", "Brindle has a founder."), hit("b", "The founder did study in Oslo."));
        var passages = Candidate.of(hits, Sentences.ANALYZERS);
        var question = "Where did the founder of Brindle study?";
        var sentences = passages.stream().flatMap(List::stream).toList();
        var best = new ScoredSentence(sentences.getFirst(), 1.8, 0.9);
        var ranked = List.of(best, new ScoredSentence(sentences.getLast(), 0.6, 0.6));
        var asked = Sentences.asked(question, passages);

        var found = Readings.of(pointingAt("Brindle has a founder"), question(question), hits);
        var none = Readings.of(pointingAt("elsewhere"), question(question), hits);

        assertThat(new SecondSentence(asked, found).beside(best, ranked)).isEmpty();
        assertThat(new SecondSentence(asked, none).beside(best, ranked)).contains(ranked.getLast());
    }

    @Test
    void leavesRowsToTheWordsEvenWhereTheReaderFindsTheAnswerInASentence() {
        var hits = List.of(
                hit("a", "The Blues came second."),
                documents.hit("a", "| Team | Cups |\n|---|---|\n| Blues | 7 |", "Columns: Team | Cups"));
        var passages = Candidate.of(hits, Sentences.ANALYZERS);
        var question = "How many cups have the Blues?";
        var best = new ScoredSentence(passages.getFirst().getFirst(), 1.8, 0.9);
        var row = new ScoredSentence(passages.getLast().getFirst(), 0.6, 0.6);
        var found = Readings.of(pointingAt("The Blues came second"), question(question), hits);

        assertThat(new SecondSentence(Sentences.asked(question, passages), found).beside(best, List.of(best, row)))
                .contains(row);
    }

    @Test
    void readsNothingWithoutAReader() {
        assertThat(Readings.of(null, question("Which?"), List.of(hit("a", "One."))))
                .isSameAs(Readings.NONE);
    }

    private static double answerability(
            AnalyzedQuestion asked, Readings readings, Candidate best, List<List<Candidate>> passages) {
        return new Answerability(null).of(asked, readings, best, List.of(best), passages);
    }

    private PassageHit hit(String document, String text) {
        return documents.hit(document, text);
    }

    private static Candidate sentence(PassageHit hit) {
        return Candidate.of(List.of(hit), Sentences.ANALYZERS).getFirst().getFirst();
    }

    private static Question question(String text) {
        return new Question(StoredDocuments.SCOPE, text, List.of());
    }

    /** Finds the words wherever they are, and elsewhere nothing. */
    private ReadingModel pointingAt(String words) {
        return new ReadingModel() {

            @Override
            public List<Reading> read(String tenant, String question, List<String> texts) {
                read.addAll(texts);
                return texts.stream().map(this::read).toList();
            }

            private Reading read(String text) {
                var from = text.indexOf(words);
                return from < 0
                        ? new Reading(new int[] {0}, new int[] {text.length()}, new float[] {0}, new float[] {0}, 8)
                        : new Reading(
                                new int[] {0, from},
                                new int[] {1, from + words.length()},
                                new float[] {-6, 4},
                                new float[] {-6, 4},
                                0);
            }

            @Override
            public int depth() {
                return 2;
            }
        };
    }
}
