package dev.docent.retrieval.index.atlas;

import static dev.docent.retrieval.index.Passages.BASE;
import static dev.docent.retrieval.index.Passages.OWNER;
import static dev.docent.retrieval.index.Passages.passage;
import static dev.docent.retrieval.index.Passages.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.ExplainedHits.ExplainedHit;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.Passages;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.index.UnavailableIndexException;
import dev.docent.retrieval.index.atlas.AtlasIndexProperties.Fusion;
import dev.docent.retrieval.index.remote.RemoteSearch;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Scope;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What searches find while the search indexes show an earlier state, as long as the test wants. */
class AtlasLagTest {

    private static final Scope SCOPE = Scope.of(OWNER, BASE);

    private final OpenedIndex index =
            new OpenedIndex(AtlasStandIn.start(), OpenedIndex.settings(Fusion.RANKS, Duration.ZERO));

    @AfterEach
    void close() {
        index.close();
    }

    @ParameterizedTest
    @EnumSource
    void neverFindsARemovedDocument(SearchMode mode) {
        index.replace(new DocumentRef(OWNER, "sea"), waves(3, "old"));
        index.replace(
                new DocumentRef(OWNER, "hill"),
                List.of(passage(source(OWNER, BASE, "hill"), 0, "wave of grass", 1, 1, 0)));
        index.standIn().holdBack();

        index.delete(new DocumentRef(OWNER, "sea"));

        assertThat(documents(search(mode, SCOPE, 10))).containsExactly("hill");
        assertThat(index.explain(query(mode, SCOPE, 10), List.of("sea-0")).hits())
                .extracting(ExplainedHit::hit)
                .isEqualTo(search(mode, SCOPE, 10));
    }

    @ParameterizedTest
    @EnumSource
    void neverFindsWhatWasInARemovedKnowledgeBase(SearchMode mode) {
        index.replace(new DocumentRef(OWNER, "sea"), waves(3, "old"));
        index.standIn().holdBack();

        index.delete(SCOPE);

        assertThat(search(mode, SCOPE, 10)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void findsTheOldPassagesUntilTheNewAreShownAndThenNoneOfTheOld(SearchMode mode) {
        index.replace(new DocumentRef(OWNER, "sea"), waves(3, "old"));
        index.standIn().holdBack();

        index.put(new DocumentRef(OWNER, "sea"), waves(2, "new"));
        assertThat(texts(search(mode, SCOPE, 10))).hasSize(3).allMatch(text -> text.contains("old"));

        index.standIn().catchUp();
        index.flush();
        assertThat(texts(search(mode, SCOPE, 10))).hasSize(2).allMatch(text -> text.contains("new"));
    }

    /** The wait for search indexes is over in this test before it began. */
    @ParameterizedTest
    @EnumSource
    void saysThatWhatWasWrittenIsNotShownInTime(SearchMode mode) {
        index.replace(new DocumentRef(OWNER, "sea"), waves(3, "old"));
        index.standIn().holdBack();

        index.put(new DocumentRef(OWNER, "sea"), waves(2, "new"));
        assertThatThrownBy(index::flush)
                .isInstanceOf(UnavailableIndexException.class)
                .hasMessageContaining("docent.index.atlas.catch-up-wait");
        assertThat(texts(search(mode, SCOPE, 10))).hasSize(3).allMatch(text -> text.contains("old"));

        index.standIn().catchUp();
        index.flush();
        assertThat(texts(search(mode, SCOPE, 10))).hasSize(2).allMatch(text -> text.contains("new"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"search", "vectorSearch"})
    void waitsForTheSearchIndexThatIsBehindTheOther(String behind) {
        index.standIn().holdBack(behind);

        index.put(new DocumentRef(OWNER, "sea"), waves(2, "new"));
        assertThatThrownBy(index::flush).isInstanceOf(UnavailableIndexException.class);

        index.standIn().catchUp();
        index.flush();
        assertThat(search(SearchMode.HYBRID, SCOPE, 10)).hasSize(2);
    }

    /** As the server answers while the process that searches begins, or is away. */
    @ParameterizedTest
    @CsvSource({"8,cannot query vector index x while in state INITIAL_SYNC", "6,Connection refused"})
    void keepsWhatIsWrittenWhileNobodyCanSearch(int code, String said) {
        index.standIn().refuse("aggregate", OpenedIndex.COLLECTION, code, said);

        index.put(new DocumentRef(OWNER, "sea"), waves(2, "new"));

        assertThatThrownBy(index::flush).isInstanceOf(UnavailableIndexException.class);
        assertThatThrownBy(index::check).isInstanceOf(UnavailableIndexException.class);
        for (var mode : SearchMode.values()) {
            assertThatThrownBy(() -> search(mode, SCOPE, 10)).isInstanceOf(UnavailableIndexException.class);
        }
        index.standIn().mend();
        index.check();
        index.flush();
        assertThat(search(SearchMode.HYBRID, SCOPE, 10)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void findsWhatWasFlushedOnEverySearchNode(SearchMode mode) {
        try (var patient = new OpenedIndex(AtlasStandIn.start(), Fusion.RANKS)) {
            patient.standIn().lagging(0, 7);
            patient.replace(new DocumentRef(OWNER, "sea"), waves(3, "old"));
            patient.replace(new DocumentRef(OWNER, "sea"), waves(2, "new"));

            for (int node = 0; node < 4; node++) {
                assertThat(texts(patient.search(query(mode, SCOPE, 10))))
                        .hasSize(2)
                        .allMatch(text -> text.contains("new"));
            }
        }
    }

    @Test
    void waitsThroughAnElection() {
        try (var patient = new OpenedIndex(AtlasStandIn.start(), Fusion.RANKS)) {
            patient.standIn().lagging(2);
            patient.put(new DocumentRef(OWNER, "sea"), waves(2, "new"));
            patient.standIn().elect("update", OpenedIndex.COLLECTION, 1);
            patient.standIn().elect("aggregate", OpenedIndex.COLLECTION, 3);

            patient.flush();

            assertThat(patient.search(query(SearchMode.HYBRID, SCOPE, 10))).hasSize(2);
        }
    }

    /** More is gone than a list is deep, so that what is there stands beyond it. */
    @ParameterizedTest
    @EnumSource
    void findsWhatIsThereBehindAllThatIsGone(SearchMode mode) {
        index.replace(new DocumentRef(OWNER, "sea"), waves(RemoteSearch.DEPTH + 50, "old"));
        index.replace(
                new DocumentRef(OWNER, "hill"), List.of(passage(source(OWNER, BASE, "hill"), 0, grass(), 1, 1, 0)));
        index.standIn().holdBack();

        index.delete(new DocumentRef(OWNER, "sea"));

        assertThat(documents(search(mode, SCOPE, 10))).containsExactly("hill");
    }

    /** The server counts what is gone, and then leaves it out, so that the list is short. */
    @ParameterizedTest
    @EnumSource
    void findsWhatIsThereBehindAllThatTheServerLeavesOut(SearchMode mode) {
        index.replace(new DocumentRef(OWNER, "sea"), waves(2 * RemoteSearch.DEPTH + 50, "old"));
        index.replace(
                new DocumentRef(OWNER, "hill"), List.of(passage(source(OWNER, BASE, "hill"), 0, grass(), 1, 1, 0)));
        index.standIn().leavingOutDeleted().holdBack();

        index.delete(new DocumentRef(OWNER, "sea"));

        var hits = search(mode, SCOPE, 10);
        assertThat(documents(hits)).containsExactly("hill");
        assertThat(index.explain(query(mode, SCOPE, 10), List.of()).hits())
                .extracting(ExplainedHit::hit)
                .isEqualTo(hits);
    }

    /** As if a search index had taken a passage for another account's. */
    @ParameterizedTest
    @EnumSource
    void neverFindsWhatTheCollectionSaysIsAnothers(SearchMode mode) {
        index.replace(new DocumentRef(OWNER, "sea"), waves(2, "old"));
        index.standIn().holdBack();
        index.database()
                .getCollection(OpenedIndex.COLLECTION)
                .updateMany(Filters.eq("metadata.owner", OWNER), Updates.set("metadata.owner", "bob"));
        index.database()
                .getCollection(OpenedIndex.COLLECTION + "_documents")
                .updateMany(Filters.eq("owner", OWNER), Updates.set("owner", "bob"));

        assertThat(search(mode, SCOPE, 10)).isEmpty();
    }

    /** As after a restore that brought the records and not all of the passages. */
    @ParameterizedTest
    @EnumSource
    void leavesOutWhatIsInForceAndNotThere(SearchMode mode) {
        index.replace(new DocumentRef(OWNER, "sea"), waves(3, "old"));
        index.standIn().holdBack();
        index.database().getCollection(OpenedIndex.COLLECTION).deleteOne(Filters.eq("metadata.ordinal", 1));

        assertThat(texts(search(mode, SCOPE, 10))).containsExactlyInAnyOrder("wave old 0", "wave old 2");
    }

    @Test
    void asksTheServerForOneOwnerAloneInBothLists() {
        index.replace(new DocumentRef("bob", "sea"), waves("bob", 300, "his"));
        index.replace(new DocumentRef(OWNER, "sea"), waves(1, "hers"));

        for (var mode : SearchMode.values()) {
            assertThat(texts(search(mode, SCOPE, 10))).containsExactly("wave hers 0");
        }
    }

    private static List<EmbeddedPassage> waves(int passages, String word) {
        return waves(OWNER, passages, word);
    }

    private static List<EmbeddedPassage> waves(String owner, int passages, String word) {
        return IntStream.range(0, passages)
                .mapToObj(i -> passage(source(owner, BASE, "sea"), i, "wave " + word + " " + i, 1, 0, 0))
                .toList();
    }

    private static String grass() {
        return "wave" + " of grass".repeat(20);
    }

    private List<PassageHit> search(SearchMode mode, Scope scope, int limit) {
        return index.search(query(mode, scope, limit));
    }

    @SuppressWarnings("NullAway") // It does not see from a class file that it is the array that may be null.
    private static PassageQuery query(SearchMode mode, Scope scope, int limit) {
        var vector = mode == SearchMode.KEYWORD ? null : Passages.unit(1, 0, 0);
        return new PassageQuery(scope, "wave", vector, mode, limit, null);
    }

    private static List<String> documents(List<PassageHit> hits) {
        return hits.stream().map(hit -> hit.passage().source().document()).toList();
    }

    private static List<String> texts(List<PassageHit> hits) {
        return hits.stream().map(hit -> hit.passage().text()).toList();
    }
}
