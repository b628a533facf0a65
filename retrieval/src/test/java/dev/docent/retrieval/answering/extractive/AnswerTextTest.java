package dev.docent.retrieval.answering.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.answering.CitationCheck;
import dev.docent.retrieval.answering.StoredDocuments;
import dev.docent.retrieval.answering.SupportCheck.Cited;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.passage.Citation;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTextTest {

    private final StoredDocuments documents = new StoredDocuments();
    private final AnswerText answer = new AnswerText(new CitationCheck(documents), AnswerTextTest::said);

    @Test
    void putsTheNumberOfItsCitationBehindEachSentence() {
        answer.add(sentences(documents.hit("a", "The tower leans."), documents.hit("b", "The bell is cracked.")));

        assertThat(answer.text()).isEqualTo("The tower leans. [1] The bell is cracked. [2]");
        assertThat(citations()).extracting(Citation::index).containsExactly(1, 2);
        assertThat(citations()).extracting(Citation::document).containsExactly("a", "b");
        assertThat(citations()).extracting(Citation::quote).containsExactly("The tower leans.", "The bell is cracked.");
    }

    @Test
    void citesNeighboursTogether() {
        var all =
                sentences(documents.hit("a", "The tower leans.\nIt is white. Tickets cost 8 euros. Cats sleep there."));
        answer.add(List.of(all.get(0), all.get(1), all.get(3)));

        assertThat(answer.text()).isEqualTo("The tower leans. It is white. [1] Cats sleep there. [2]");
        assertThat(citations())
                .extracting(Citation::quote)
                .containsExactly("The tower leans.\nIt is white.", "Cats sleep there.");
    }

    @Test
    void leavesOutWhatCannotBeVerifiedAndNumbersTheRest() {
        var sentences = sentences(
                documents.hit("a", "The tower leans."),
                documents.hit("b", "The bell is cracked."),
                documents.hit("c", "The roof is new."));
        documents.change("a", "The tower stands.");
        answer.add(sentences);

        assertThat(answer.text()).isEqualTo("The bell is cracked. [1] The roof is new. [2]");
        assertThat(citations()).extracting(Citation::document).containsExactly("b", "c");
    }

    @Test
    void isEmptyWhenNothingCanBeVerified() {
        var sentences = sentences(documents.hit("a", "The tower leans."));
        documents.lose("a");
        answer.add(sentences);

        assertThat(answer.text()).isEmpty();
        assertThat(citations()).isEmpty();
    }

    @Test
    void readsRowsOfTablesAloudAndQuotesThemAsTheyStand() {
        answer.add(sentences(documents.hit("a", "| Oslo | 700,000 |", "Cities", "Columns: City | People")));

        assertThat(answer.text()).isEqualTo("City: Oslo; People: 700,000 [1]");
        assertThat(citations()).extracting(Citation::quote).containsExactly("| Oslo | 700,000 |");
    }

    @Test
    void keepsApartWhatEndsWithoutAFullStop() {
        answer.add(sentences(documents.hit("a", "| Rome | 2,800,000 |\n| Oslo | 700,000 |", "Columns: City | People")));
        answer.add(
                sentences(documents.hit("b", "- Bring a coat and blankets\n- Bring water and bread\n- That is all.")));

        assertThat(answer.text())
                .isEqualTo("City: Rome; People: 2,800,000; City: Oslo; People: 700,000 [1]"
                        + " Bring a coat and blankets; Bring water and bread; That is all. [2]");
    }

    @Test
    void readsWrappedLinesAndListItemsAsSentences() {
        answer.add(sentences(documents.hit("a", "- Bring a warm coat, a hat and two blankets\nfor the cold   nights")));

        assertThat(answer.text()).isEqualTo("Bring a warm coat, a hat and two blankets for the cold nights [1]");
    }

    @Test
    void takesNoMarkOfTheDocumentForACitation() {
        answer.add(sentences(documents.hit("a", "The tower leans,[7] as was seen [1], see [a] and x[12].")));

        assertThat(answer.text()).isEqualTo("The tower leans,(7) as was seen (1), see [a] and x(12). [1]");
        assertThat(citations())
                .extracting(Citation::quote)
                .containsExactly("The tower leans,[7] as was seen [1], see [a] and x[12].");
    }

    @Test
    void keepsWhatOtherFormatsGiveAMeaning() {
        answer.add(sentences(documents.hit("a", "Pay $1 \\ <b>now</b> & %s ${x} {{y}} `z` to it.")));

        assertThat(answer.text()).isEqualTo("Pay $1 \\ <b>now</b> & %s ${x} {{y}} `z` to it. [1]");
    }

    private static String said(Candidate sentence) {
        return Sentences.asked("?", List.of(List.of(sentence))).said(sentence);
    }

    private static List<ScoredSentence> sentences(PassageHit... hits) {
        return Arrays.stream(hits)
                .flatMap(hit -> Sentences.of(hit).getFirst().stream())
                .map(sentence -> new ScoredSentence(sentence, 0.5))
                .toList();
    }

    private List<Citation> citations() {
        return answer.cited().stream().map(Cited::citation).toList();
    }
}
