package dev.docent.retrieval.answering.extractive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.docent.retrieval.answering.StoredDocuments;
import dev.docent.retrieval.index.PassageHit;
import org.junit.jupiter.api.Test;

class AnswerGateTest {

    private static final String QUESTION = "How high is the lighthouse?";

    private final StoredDocuments documents = new StoredDocuments();

    @Test
    void isThreePartsNearnessAndOnePartWords() {
        assertThat(evidence("The lighthouse is 40 metres high.", 0.6)).isEqualTo(0.75 * 0.6 + 0.25, within(1e-9));
        assertThat(evidence("The harbour is wide.", 0.6)).isEqualTo(0.75 * 0.6, within(1e-9));
    }

    @Test
    void takesNoNearnessForNone() {
        var passage = documents.store("guide", "The lighthouse is 40 metres high.");

        assertThat(evidence(new PassageHit(passage, 1, -0.4, 7.0))).isEqualTo(0.25, within(1e-9));
    }

    @Test
    void countsWordsInThePlaceOfNearnessThatIsNotKnown() {
        var all = documents.store("guide", "The lighthouse is 40 metres high.");
        var half = documents.store("guide", "The lighthouse is white.");
        var usual = 0.55;

        assertThat(evidence(new PassageHit(all, 1, null, 7.0))).isGreaterThan(usual);
        assertThat(evidence(new PassageHit(half, 1, null, 7.0))).isLessThan(usual);
    }

    @Test
    void countsNoWordsOfAQuestionWithoutAny() {
        var passages = Sentences.of(documents.hit("guide", "The lighthouse is 40 metres high."));
        var best = Sentences.rank("?!", passages).getFirst();

        assertThat(AnswerGate.evidence(best, Sentences.terms("?!", passages), Sentences.words(passages)))
                .isEqualTo(0.75 * 0.8, within(1e-9));
    }

    private double evidence(String text, double semantic, String... headings) {
        return evidence(StoredDocuments.hit(documents.store("guide", text, headings), 1, semantic));
    }

    private static double evidence(PassageHit hit) {
        var passages = Sentences.of(hit);
        var best = Sentences.rank(QUESTION, passages).getFirst();
        return AnswerGate.evidence(best, Sentences.terms(QUESTION, passages), Sentences.words(passages));
    }
}
