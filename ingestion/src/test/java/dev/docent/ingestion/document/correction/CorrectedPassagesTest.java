package dev.docent.ingestion.document.correction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CorrectedPassagesTest {

    private static final PassageSource SOURCE =
            new PassageSource("ann", "base", "d1", "notes.txt", "text/plain", Instant.EPOCH, Map.of(), null);

    private final List<Passage> first = cut("The otter 😀 sleeps. ", "The heron waits. ", "The gull cries.");

    @Test
    void leavesOutWhatIsDisabled() {
        var corrected = CorrectedPassages.of(first, List.of(disabled(first.get(1))));

        assertThat(corrected.passages()).containsExactly(first.get(0), first.get(2));
        assertThat(corrected.corrections()).containsExactly(disabled(first.get(1), corrected));
    }

    @Test
    void replacesTheTextsThatWereEdited() {
        var edit = edited(first.get(2), "The gull laughs.");

        var corrected = CorrectedPassages.of(first, List.of(edit));

        assertThat(corrected.passages())
                .containsExactly(first.get(0), first.get(1), first.get(2).edited("The gull laughs.", 3));
        assertThat(corrected.corrections()).containsExactly(edit);
    }

    @Test
    void followsAPassageToItsNewOrdinal() {
        var now = cut("The otter ", "😀 sleeps. ", "The heron waits. ", "The gull cries.");

        var corrected = CorrectedPassages.of(now, List.of(disabled(first.get(1))));

        assertThat(corrected.passages()).containsExactly(now.get(0), now.get(1), now.get(3));
        assertThat(corrected.corrections())
                .extracting(each -> each.original().ordinal())
                .containsExactly(2);
    }

    @Test
    void disablesThePartsOfADisabledPassage() {
        var now = cut("The otter 😀 sleeps. ", "The heron ", "waits. ", "The gull cries.");

        var corrected = CorrectedPassages.of(now, List.of(disabled(first.get(1))));

        assertThat(corrected.passages()).containsExactly(now.get(0), now.get(3));
        assertThat(corrected.corrections())
                .extracting(each -> each.original().text())
                .containsExactly("The heron ", "waits. ");
        assertThat(CorrectedPassages.of(now, corrected.corrections())).isEqualTo(corrected);
    }

    @Test
    void disablesWhatIsMostlyDisabledAndKeepsTheRest() {
        var now = cut("The otter 😀 sleeps. The ", "heron waits. The ", "gull cries.");

        var corrected = CorrectedPassages.of(now, List.of(disabled(first.get(1))));

        assertThat(corrected.passages()).containsExactly(now.get(0), now.get(2));
    }

    @Test
    void keepsADisabledPassageForLaterWhereAnotherIsMuchLonger() {
        var now = cut("The otter 😀 sleeps. The heron waits. The gull cries.");
        var disabled = disabled(first.get(1));

        var corrected = CorrectedPassages.of(now, List.of(disabled));

        assertThat(corrected.passages()).isEqualTo(now);
        assertThat(corrected.corrections()).containsExactly(disabled.unapplied());
        assertThat(CorrectedPassages.of(first, corrected.corrections()).passages())
                .containsExactly(first.get(0), first.get(2));
    }

    @Test
    void editsThePassageThatContainsTheOriginal() {
        var now = cut("The otter 😀 sleeps. The heron waits. The gull cries.");

        var corrected = CorrectedPassages.of(
                now, List.of(edited(first.get(0), "The otter dives. "), edited(first.get(2), "The gull 😀 laughs.")));

        assertThat(corrected.passages())
                .containsExactly(now.getFirst().edited("The otter dives. The heron waits. The gull 😀 laughs.", 3));
        assertThat(corrected.corrections()).hasSize(1);
        assertThat(CorrectedPassages.of(now, corrected.corrections())).isEqualTo(corrected);
    }

    @Test
    void keepsAnEditForLaterWhereNoPassageContainsTheOriginal() {
        var now = cut("The otter 😀 sleeps. The ", "heron waits. The gull cries.");
        var edit = edited(first.get(1), "The heron fishes. ");

        var corrected = CorrectedPassages.of(now, List.of(edit));

        assertThat(corrected.passages()).isEqualTo(now);
        assertThat(corrected.corrections()).containsExactly(edit.unapplied());
    }

    @Test
    void appliesNothingToAnotherTextAtTheSamePlace() {
        var now = cut("The otter 😀 sleeps. ", "The stork waits. ", "The gull cries.");

        var corrected =
                CorrectedPassages.of(now, List.of(disabled(first.get(1)), edited(first.get(1), "The heron fishes.")));

        assertThat(corrected.passages()).isEqualTo(now);
        assertThat(corrected.corrections()).noneMatch(PassageCorrection::applied);
    }

    private static PassageCorrection disabled(Passage passage) {
        return PassageCorrection.of(passage).with(false, null);
    }

    /** {@return the correction of this passage among those that result} */
    private static PassageCorrection disabled(Passage passage, CorrectedPassages corrected) {
        return corrected.corrections().stream()
                .filter(each -> each.hides() && each.original().isSame(passage))
                .findFirst()
                .orElseThrow();
    }

    private static PassageCorrection edited(Passage passage, String text) {
        return PassageCorrection.of(passage).with(true, new EditedText(text, 3));
    }

    /** {@return passages that follow each other without a gap, of three tokens each} */
    private static List<Passage> cut(String... texts) {
        var passages = new ArrayList<Passage>();
        var start = 0;
        for (var text : texts) {
            var end = start + text.codePointCount(0, text.length());
            var ordinal = passages.size();
            passages.add(new Passage("d1-" + ordinal, SOURCE, ordinal, text, start, end, 1, 1, List.of(), 3, false));
            start = end;
        }
        return passages;
    }
}
