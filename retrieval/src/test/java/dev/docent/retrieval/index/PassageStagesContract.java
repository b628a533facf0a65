package dev.docent.retrieval.index;

import static dev.docent.retrieval.index.Passages.BASE;
import static dev.docent.retrieval.index.Passages.OWNER;
import static dev.docent.retrieval.index.Passages.passage;
import static dev.docent.retrieval.index.Passages.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.Scope;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What every index of passages does with documents that come in stages, and with those that nothing else knows of. */
public abstract class PassageStagesContract extends IndexUnderTest {

    private static final List<EmbeddedPassage> PASSAGES = IntStream.range(0, 3)
            .mapToObj(ordinal -> passage(source(OWNER, BASE, "sea"), ordinal, "Wave number " + ordinal, 1, 0, ordinal))
            .toList();

    @Test
    void findsAnnouncedPassagesByWordsAlone() {
        announce();

        assertThat(ordinals(SearchMode.KEYWORD)).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(ordinals(SearchMode.SEMANTIC)).isEmpty();
        assertThat(ordinals(SearchMode.HYBRID)).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void findsThemByMeaningOnceTheyAreEmbedded() {
        announce();
        embed(PASSAGES.subList(0, 2));

        assertThat(ordinals(SearchMode.SEMANTIC)).containsExactlyInAnyOrder(0, 1);
        assertThat(ordinals(SearchMode.KEYWORD)).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void keepsOneOfEachThatIsEmbeddedTwice() {
        announce();
        embed(PASSAGES);
        embed(PASSAGES.subList(1, 3));

        assertThat(index().passages(new DocumentRef(OWNER, "sea"), 0, 10))
                .extracting(Passage::ordinal)
                .containsExactly(0, 1, 2);
        assertThat(ordinals(SearchMode.SEMANTIC)).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void announcesInThePlaceOfWhatWasThere() {
        announce();
        embed(PASSAGES);

        index().putWithoutVectors(
                        new DocumentRef(OWNER, "sea"),
                        List.of(PASSAGES.getFirst().passage()));

        Awaitility.await()
                .until(() ->
                        index().passages(new DocumentRef(OWNER, "sea"), 0, 10).size() == 1);
        assertThat(ordinals(SearchMode.SEMANTIC)).isEmpty();
    }

    @Test
    void takesNoPassageOfAnotherOwner() {
        var passages = PASSAGES.stream().map(EmbeddedPassage::passage).toList();

        assertThatThrownBy(() -> index().putWithoutVectors(new DocumentRef("bob", "sea"), passages))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> index().addVectors(new DocumentRef("bob", "sea"), PASSAGES))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void listsEachDocumentOncePageByPage() {
        announce();
        embed(PASSAGES);
        index().replace(
                        new DocumentRef(OWNER, "hill"),
                        List.of(passage(source(OWNER, BASE, "hill"), 0, "Sheep", 1, 0, 0)));
        index().replace(
                        new DocumentRef("bob", "sea"),
                        List.of(passage(source("bob", BASE, "sea"), 0, "Waves", 1, 0, 0)));
        index().replace(
                        new DocumentRef(OWNER, "gone"),
                        List.of(passage(source(OWNER, BASE, "gone"), 0, "Waves", 1, 0, 0)));
        index().delete(new DocumentRef(OWNER, "gone"));

        var first = index().documents(null, 2);
        var rest = index().documents(first.getLast(), 2);

        assertThat(first).hasSize(2);
        assertThat(rest).hasSize(1).doesNotContainAnyElementsOf(first);
        assertThat(index().documents(null, 10))
                .containsExactlyInAnyOrder(
                        new DocumentRef(OWNER, "sea"), new DocumentRef(OWNER, "hill"), new DocumentRef("bob", "sea"));
    }

    private void announce() {
        index().putWithoutVectors(
                        new DocumentRef(OWNER, "sea"),
                        PASSAGES.stream().map(EmbeddedPassage::passage).toList());
        Awaitility.await()
                .until(() ->
                        index().passages(new DocumentRef(OWNER, "sea"), 0, 10).size() == PASSAGES.size());
        Awaitility.await().until(() -> ordinals(SearchMode.KEYWORD).size() == PASSAGES.size());
    }

    private void embed(List<EmbeddedPassage> passages) {
        index().addVectors(new DocumentRef(OWNER, "sea"), passages);
        index().flush();
    }

    private List<Integer> ordinals(SearchMode mode) {
        return index().search(PassageIndexContract.query(Scope.of(OWNER, BASE), mode, "wave", 10, null)).stream()
                .map(hit -> hit.passage().ordinal())
                .toList();
    }
}
