package dev.docent.retrieval.answering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.answering.SupportCheck.Checked;
import dev.docent.retrieval.answering.SupportCheck.Cited;
import dev.docent.retrieval.answering.polar.Verdict;
import dev.docent.retrieval.passage.Citation;
import dev.docent.retrieval.words.WordAnalyzers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SupportCheckTest {

    private static final String TOWER = "The tower of Skerry was built in 1889. Agnes Thorburn kept it.";
    private static final String FERRY = "The ferry leaves at 7:30 and costs 8 euros. It carries 120 people.";

    private static final SupportCheck CHECK = new SupportCheck(Unsupported.MARK);

    private final List<Cited> cited = List.of(cited(1, "tower", TOWER), cited(2, "ferry", FERRY, "Fares", "From Oban"));

    @Test
    void supportsWhatStandsInWhatItCites() {
        var checked = mark("Agnes Thorburn kept the tower of Skerry, built in 1889 [1]. A ticket costs 8 euros. [2]");

        assertThat(checked.text())
                .isEqualTo("Agnes Thorburn kept the tower of Skerry, built in 1889 [1]. A ticket costs 8 euros. [2]");
        assertThat(supported(checked)).isEqualTo(Map.of(1, true, 2, true));
    }

    @Test
    void acceptsYesAndNoOnlyWhereTheyFollowFromTheQuote() {
        var quote = "Dogs are allowed.";
        var house = List.of(whole("house", quote));
        var yes = Verdict.of("Are dogs allowed?", quote, Set.of(), new WordAnalyzers(), "en")
                .orElse(null);

        assertThat(supported(CHECK.check("Yes. Dogs are allowed. [1]", house, yes)))
                .isEqualTo(Map.of(1, true));
        assertThat(supported(CHECK.check("No. Dogs are allowed. [1]", house, yes)))
                .isEqualTo(Map.of(1, false));
        assertThat(supported(CHECK.check("Yes. Dogs are allowed. [1]", house, (Verdict) null)))
                .isEqualTo(Map.of(1, false));
        assertThat(supported(CHECK.check(
                        "Yes. Dogs are allowed. [1]", List.of(whole("house", "Yes. Dogs are allowed.")), (Verdict)
                                null)))
                .isEqualTo(Map.of(1, true));
    }

    @Test
    void marksWrongNumbersAndNames() {
        assertThat(supported(mark("The tower was built in 1898 [1]. It carries 120 people [2].")))
                .isEqualTo(Map.of(1, false, 2, true));
        assertThat(supported(mark("Martha Thorburn kept it [1]. It carries 130 people [2].")))
                .isEqualTo(Map.of(1, false, 2, false));
    }

    @Test
    void marksWhatStandsInAnotherPassageThanTheOneCited() {
        assertThat(supported(mark("Agnes Thorburn kept the tower [2]. The ferry costs 8 euros [1].")))
                .isEqualTo(Map.of(1, false, 2, false));
    }

    @Test
    void readsAllThatASentenceCitesTogether() {
        assertThat(supported(mark("Agnes Thorburn [1] paid 8 euros for the ferry [2].")))
                .isEqualTo(Map.of(1, true, 2, true));
        assertThat(supported(mark("Agnes Thorburn paid 8 euros [1, 2]."))).isEqualTo(Map.of(1, true, 2, true));
    }

    @Test
    void readsHeadingsAndTheNameOfTheDocument() {
        assertThat(supported(mark("The boat comes from Oban [2]. So says the Tower [1].")))
                .isEqualTo(Map.of(1, true, 2, true));
    }

    @Test
    void marksACitationThatOneOfItsSentencesGoesBeyond() {
        assertThat(supported(mark("The tower is of 1889 [1]. It is 300 metres high [1].")))
                .isEqualTo(Map.of(1, false, 2, false));
    }

    @Test
    void holdsSentencesWithoutANumberAgainstTheNext() {
        assertThat(supported(mark("In 1999 much happened. The tower is of 1889 [1].")))
                .containsEntry(1, false);
    }

    @Test
    void supportsNothingByCitationsThatNothingRefersTo() {
        assertThat(supported(mark("The tower is old."))).isEqualTo(Map.of(1, false, 2, false));
    }

    @Test
    void leavesOutWhatFailsAndNumbersTheRest() {
        var checked = drop("The tower was built in 1898 [1]. The ferry carries 120 people [2].");

        assertThat(checked.text()).isEqualTo("The ferry carries 120 people [1].");
        assertThat(supported(checked)).isEqualTo(Map.of(1, true));
        assertThat(checked.citations()).extracting(Citation::document).containsExactly("ferry");
    }

    @Test
    void keepsACitationThatAnotherSentenceStillRefersTo() {
        var checked = drop("The tower was built in 1889 [1]. It is 300 metres high [1]. It carries 120 people [2].");

        assertThat(checked.text()).isEqualTo("The tower was built in 1889 [1]. It carries 120 people [2].");
        assertThat(supported(checked)).isEqualTo(Map.of(1, true, 2, true));
    }

    @Test
    void leavesOutWhatIsAddedWithoutACitationAndSaysSomething() {
        assertThat(drop("The tower was built in 1889 [1]. It burnt in 1923.").text())
                .isEqualTo("The tower was built in 1889 [1].");
        assertThat(drop("The tower was built in 1889 [1]. More is not known.").text())
                .isEqualTo("The tower was built in 1889 [1]. More is not known.");
    }

    @Test
    void leavesNothingWhenNothingHolds() {
        assertThat(drop("Berlin paid 77 euros [1]. Paris paid 99 euros [2].")).isEqualTo(new Checked("", List.of()));
        assertThat(drop("")).isEqualTo(new Checked("", List.of()));
    }

    @Test
    void marksNothingOfCitationsThatAreNotThere() {
        assertThat(mark("It is of 1889 [7].").text()).isEqualTo("It is of 1889 [7].");
        assertThat(drop("It is of 1889 [7].").text()).isEmpty();
    }

    private Checked mark(String text) {
        return new SupportCheck(Unsupported.MARK).check(text, cited);
    }

    private Checked drop(String text) {
        return new SupportCheck(Unsupported.DROP).check(text, cited);
    }

    private static Map<Integer, Boolean> supported(Checked checked) {
        var supported = new HashMap<Integer, Boolean>();
        checked.citations().forEach(citation -> supported.put(citation.index(), citation.supported()));
        return supported;
    }

    private static Cited whole(String document, String text) {
        var documents = new StoredDocuments();
        var passage = documents.store(document, text);
        return new Cited(
                new CitationCheck(documents)
                        .cite(1, passage, 0, text.length(), 0.5)
                        .orElseThrow(),
                passage);
    }

    private static Cited cited(int index, String document, String text, String... headings) {
        var documents = new StoredDocuments();
        var passage = documents.store(document, text, headings);
        return new Cited(
                new CitationCheck(documents).cite(index, passage, 0, 5, 0.5).orElseThrow(), passage);
    }
}
