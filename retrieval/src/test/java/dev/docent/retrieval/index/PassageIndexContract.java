package dev.docent.retrieval.index;

import static dev.docent.retrieval.index.Passages.BASE;
import static dev.docent.retrieval.index.Passages.OWNER;
import static dev.docent.retrieval.index.Passages.passage;
import static dev.docent.retrieval.index.Passages.source;
import static dev.docent.retrieval.index.Passages.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.docent.retrieval.index.filter.MetadataFilter;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.Scope;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every index of passages does. */
public abstract class PassageIndexContract extends IndexUnderTest {

    private static final Scope SCOPE = Scope.of(OWNER, BASE);

    private static final Scope SHARED =
            new Scope("dora", Set.of(new KnowledgeBaseRef(OWNER, "one"), new KnowledgeBaseRef("ben", "two")));

    @Test
    void findsByMeaningWhatLiesNearest() {
        fill();

        var hits = search(SearchMode.SEMANTIC, "nothing of the words", 10);

        assertThat(documents(hits)).containsExactly("sea", "hill", "town");
        assertThat(hits.getFirst().semantic()).isCloseTo(1, within(1e-3));
        assertThat(hits).allMatch(hit -> hit.keyword() == null);
    }

    @Test
    void findsByWordsWhatHasThem() {
        fill();

        var hits = search(SearchMode.KEYWORD, "Who keeps sheep on hills?", 10);

        assertThat(documents(hits)).containsExactly("hill");
        assertThat(hits.getFirst().keyword()).isPositive();
        assertThat(hits.getFirst().semantic()).isNull();
    }

    @Test
    void findsByBothWhatEitherFinds() {
        fill();

        var hits = search(SearchMode.HYBRID, "sheep", 10);

        assertThat(documents(hits)).containsExactlyInAnyOrder("sea", "hill", "town");
        assertThat(hits).allMatch(hit -> hit.semantic() != null);
        assertThat(hits).filteredOn(hit -> hit.keyword() != null).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void ordersByScoresFromZeroToOne(SearchMode mode) {
        fill();

        var hits = search(mode, "waves, sheep and houses", 10);

        assertThat(hits).hasSize(3).allMatch(hit -> hit.score() >= 0 && hit.score() <= 1);
        assertThat(hits).isSortedAccordingTo((one, other) -> Double.compare(other.score(), one.score()));
    }

    @ParameterizedTest
    @EnumSource
    void findsAllThereIsWhenMoreIsAskedFor(SearchMode mode) {
        fill();

        assertThat(search(mode, "waves, sheep and houses", 1000)).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void findsNoMoreThanIsAskedFor(SearchMode mode) {
        fill();

        assertThat(search(mode, "waves, sheep and houses", 2)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void findsNothingInAnEmptyIndex(SearchMode mode) {
        assertThat(search(mode, "sheep", 10)).isEmpty();
    }

    @Test
    void takesAnythingForWords() {
        fill();

        for (var text : List.of("", " ", "AND OR NOT", "\"(sheep", "sheep~ +*:?[TO}", "\uD83D", "the of")) {
            assertThatCode(() -> search(SearchMode.KEYWORD, text, 10)).doesNotThrowAnyException();
        }
        assertThat(search(SearchMode.KEYWORD, "", 10)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void neverShowsAnOwnerWhatIsAnothers(SearchMode mode) {
        put("ben", BASE, "secret", "sheep");

        assertThat(search(mode, "sheep", 10)).isEmpty();
        assertThat(index().passages(new DocumentRef(OWNER, "secret"), 0, 10)).isEmpty();
        assertThat(index().statistics(SCOPE)).isEqualTo(new IndexStatistics(0, 0));
    }

    @Test
    void neverTouchesWhatIsAnothers() {
        put("ben", BASE, "sea", "sheep");
        put(OWNER, BASE, "sea", "waves");

        index().delete(new DocumentRef(OWNER, "sea"));
        index().delete(SCOPE);

        assertThat(texts(index().passages(new DocumentRef("ben", "sea"), 0, 10)))
                .containsExactly("sheep");
    }

    @ParameterizedTest
    @EnumSource
    void looksOnlyIntoTheKnowledgeBasesOfTheScope(SearchMode mode) {
        put(OWNER, "one", "a", "sheep");
        put(OWNER, "two", "b", "sheep");
        put(OWNER, "three", "c", "sheep");

        var hits = index().search(query(Scope.of(OWNER, Set.of("one", "two")), mode, "sheep", 10, null));

        assertThat(documents(hits)).containsExactlyInAnyOrder("a", "b");
    }

    @ParameterizedTest
    @EnumSource
    void looksOnlyIntoThePairsOfOwnerAndKnowledgeBaseOfTheScope(SearchMode mode) {
        fillForSeveralOwners();

        var hits = index().search(query(SHARED, mode, "sheep", 10, null));

        assertThat(documents(hits)).containsExactlyInAnyOrder("a", "b");
        assertThat(hits).extracting(hit -> hit.passage().source().owner()).containsExactlyInAnyOrder(OWNER, "ben");
        assertThat(index().statistics(SHARED).passages()).isEqualTo(2);
    }

    @Test
    void countsOnlyTheScopeOfSeveralOwnersInItsScores() {
        assumeTrue(countsItsScope());
        fillForSeveralOwners();
        var before = index().search(query(SHARED, SearchMode.KEYWORD, "sheep", 10, null));

        put("ben", "one", "ben's other", "sheep and goats and sheep");
        put("cleo", "two", "cleo's", "sheep");
        var after = index().search(query(SHARED, SearchMode.KEYWORD, "sheep", 10, null));

        assertThat(after)
                .extracting(PassageHit::keyword)
                .isEqualTo(before.stream().map(PassageHit::keyword).toList());
    }

    @ParameterizedTest
    @EnumSource
    void deletesTheKnowledgeBasesOfSeveralOwners(SearchMode mode) {
        fillForSeveralOwners();

        index().delete(SHARED);

        assertThat(index().search(query(SHARED, mode, "sheep", 10, null))).isEmpty();
        assertThat(documents(index().search(query(Scope.of("ben", "one"), mode, "sheep", 10, null))))
                .containsExactly("c");
    }

    /** {@return whether keyword scores come from the passages of the scope; an engine may count all of its passages} */
    protected boolean countsItsScope() {
        return true;
    }

    private void fillForSeveralOwners() {
        put(OWNER, "one", "a", "sheep");
        put("ben", "two", "b", "sheep");
        put("ben", "one", "c", "sheep");
        put(OWNER, "two", "d", "sheep");
        put("cleo", "one", "e", "sheep");
    }

    @Test
    void replacesAllThatADocumentHad() {
        var source = source(OWNER, BASE, "sea");
        index().replace(
                        new DocumentRef(OWNER, "sea"),
                        List.of(passage(source, 0, "waves", 1, 0, 0), passage(source, 1, "salt", 1, 0, 0)));
        var second = List.of(passage(source, 0, "tides", 1, 0, 0));
        index().replace(new DocumentRef(OWNER, "sea"), second);
        index().replace(new DocumentRef(OWNER, "sea"), second);

        assertThat(texts(index().passages(new DocumentRef(OWNER, "sea"), 0, 10)))
                .containsExactly("tides");
        assertThat(search(SearchMode.KEYWORD, "waves salt", 10)).isEmpty();
        assertThat(search(SearchMode.SEMANTIC, "sea", 10)).hasSize(1);
        assertThat(index().statistics(SCOPE)).isEqualTo(new IndexStatistics(1, 7));
    }

    @Test
    void refusesToReplaceWithNothingOrWithWhatIsNotTheDocuments() {
        var other = List.of(passage(source(OWNER, BASE, "hill"), 0, "sheep", 1, 0, 0));
        var wrongLength = List.of(passage(source(OWNER, BASE, "sea"), 0, "waves", 1, 0));

        assertThatThrownBy(() -> index().replace(new DocumentRef(OWNER, "sea"), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> index().replace(new DocumentRef(OWNER, "sea"), other))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> index().replace(new DocumentRef("ben", "hill"), other))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> index().replace(new DocumentRef(OWNER, "sea"), wrongLength))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(index().statistics(SCOPE).passages()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void deletesADocument(SearchMode mode) {
        fill();

        index().delete(new DocumentRef(OWNER, "hill"));
        index().delete(new DocumentRef(OWNER, "hill"));
        index().delete(new DocumentRef(OWNER, "never there"));

        assertThat(documents(search(mode, "waves, sheep and houses", 10))).containsExactlyInAnyOrder("sea", "town");
        assertThat(index().passages(new DocumentRef(OWNER, "hill"), 0, 10)).isEmpty();
    }

    @Test
    void deletesKnowledgeBases() {
        put(OWNER, "one", "a", "sheep");
        put(OWNER, "two", "b", "sheep");

        index().delete(Scope.of(OWNER, "one"));
        index().delete(Scope.of(OWNER, "one"));

        assertThat(index().statistics(Scope.of(OWNER, "one")).passages()).isZero();
        assertThat(index().statistics(Scope.of(OWNER, "two")).passages()).isEqualTo(1);
    }

    @Test
    void handsPassagesOutInTheirOrder() {
        var source = source(OWNER, BASE, "sea");
        index().replace(
                        new DocumentRef(OWNER, "sea"),
                        List.of(
                                passage(source, 2, "third", 1, 0, 0),
                                passage(source, 0, "first", 1, 0, 0),
                                passage(source, 1, "second", 1, 0, 0)));

        assertThat(texts(index().passages(new DocumentRef(OWNER, "sea"), 0, 10)))
                .containsExactly("first", "second", "third");
        assertThat(texts(index().passages(new DocumentRef(OWNER, "sea"), 1, 1))).containsExactly("second");
        assertThat(index().passages(new DocumentRef(OWNER, "sea"), 3, 10)).isEmpty();
    }

    @Test
    void countsThePassagesOfADocument() {
        var source = source(OWNER, BASE, "sea");
        var embedded = passage(source, 0, "waves", 1, 0, 0);
        var plain = passage(source, 1, "salt", 0, 1, 0);
        index().putWithoutVectors(new DocumentRef(OWNER, "sea"), List.of(embedded.passage(), plain.passage()));
        index().addVectors(new DocumentRef(OWNER, "sea"), List.of(embedded));
        put("ben", BASE, "sea", "tides");
        index().flush();

        assertThat(index().count(new DocumentRef(OWNER, "sea"))).isEqualTo(2);
        assertThat(index().count(new DocumentRef(OWNER, "hill"))).isZero();

        index().delete(new DocumentRef(OWNER, "sea"));

        assertThat(index().count(new DocumentRef(OWNER, "sea"))).isZero();
        assertThat(index().count(new DocumentRef("ben", "sea"))).isEqualTo(1);
    }

    @Test
    void handsAPassageOutAsItCameIn() {
        var source = source(OWNER, BASE, "sea");
        var embedded = passage(source, 0, "Wave 😀 \"after\" wave", 1, 0, 0);
        index().replace(new DocumentRef(OWNER, "sea"), List.of(embedded));

        assertThat(index().passages(new DocumentRef(OWNER, "sea"), 0, 1)).containsExactly(embedded.passage());
        assertThat(search(SearchMode.KEYWORD, "wave", 1).getFirst().passage()).isEqualTo(embedded.passage());
    }

    @Test
    void findsAnEditedTextAndSaysThatItIsEdited() {
        var source = source(OWNER, BASE, "sea");
        var first = passage(source, 0, "Wave upon wave", 1, 0, 0);
        var third = passage(source, 2, "The tide falls", 0, 1, 0);
        index().replace(new DocumentRef(OWNER, "sea"), List.of(first, third));
        var edited = new EmbeddedPassage(first.passage().edited("Calm water", 2), first.vector());

        index().replace(new DocumentRef(OWNER, "sea"), List.of(edited, third));

        assertThat(index().passages(new DocumentRef(OWNER, "sea"), 0, 10))
                .containsExactly(edited.passage(), third.passage());
        assertThat(index().passages(new DocumentRef(OWNER, "sea"), 1, 1)).containsExactly(third.passage());
        assertThat(search(SearchMode.KEYWORD, "wave", 10)).isEmpty();
        assertThat(search(SearchMode.KEYWORD, "calm water", 10))
                .extracting(PassageHit::passage)
                .containsExactly(edited.passage());
        assertThat(search(SearchMode.SEMANTIC, "anything", 10))
                .extracting(hit -> hit.passage().edited())
                .containsExactly(true, false);
    }

    @Test
    void handsVectorsOutAsTheyCameIn() {
        var source = source(OWNER, BASE, "sea");
        var first = passage(source, 0, "waves", 1, 2, 3);
        var second = passage(source, 1, "salt", -3, 1, 0);
        index().put(new DocumentRef(OWNER, "sea"), List.of(second, first));
        put("ben", BASE, "sea", "tides");

        var embedded = index().embedded(new DocumentRef(OWNER, "sea"), 0, 10);

        assertThat(embedded.stream().map(EmbeddedPassage::passage)).containsExactly(first.passage(), second.passage());
        assertThat(embedded.get(0).vector()).containsExactly(first.vector());
        assertThat(embedded.get(1).vector()).containsExactly(second.vector());
        assertThat(index().embedded(new DocumentRef(OWNER, "sea"), 1, 1))
                .singleElement()
                .satisfies(only -> assertThat(only.passage()).isEqualTo(second.passage()));
        assertThat(index().embedded(new DocumentRef(OWNER, "sea"), 2, 10)).isEmpty();
        assertThat(index().embedded(new DocumentRef(OWNER, "hill"), 0, 10)).isEmpty();
    }

    @Test
    void handsNoVectorOutWhereNoneWasBrought() {
        var source = source(OWNER, BASE, "sea");
        var first = passage(source, 0, "waves", 1, 0, 0);
        var second = passage(source, 1, "salt", 0, 1, 0);
        index().putWithoutVectors(new DocumentRef(OWNER, "sea"), List.of(first.passage(), second.passage()));
        index().addVectors(new DocumentRef(OWNER, "sea"), List.of(second));
        index().flush();

        assertThat(index().embedded(new DocumentRef(OWNER, "sea"), 0, 1)).isEmpty();
        assertThat(index().embedded(new DocumentRef(OWNER, "sea"), 0, 2))
                .singleElement()
                .satisfies(only -> {
                    assertThat(only.passage()).isEqualTo(second.passage());
                    assertThat(only.vector()).containsExactly(second.vector());
                });
    }

    private void fill() {
        put("sea", "Waves roll ashore.", 1, 0, 0);
        put("hill", "Sheep graze on the hill.", 1, 1, 0);
        put("town", "Houses line the street.", 0, 1, 0);
    }

    private void put(String document, String text, float... vector) {
        index().replace(
                        new DocumentRef(OWNER, document),
                        List.of(passage(source(OWNER, BASE, document), 0, text, vector)));
    }

    private void put(String owner, String base, String document, String text) {
        index().replace(
                        new DocumentRef(owner, document),
                        List.of(passage(source(owner, base, document), 0, text, 1, 0, 0)));
    }

    private List<PassageHit> search(SearchMode mode, String text, int limit) {
        return index().search(query(SCOPE, mode, text, limit, null));
    }

    @SuppressWarnings("NullAway") // It does not see from a class file that it is the array that may be null.
    static PassageQuery query(Scope scope, SearchMode mode, String text, int limit, @Nullable MetadataFilter filter) {
        return new PassageQuery(scope, text, mode == SearchMode.KEYWORD ? null : unit(1, 0, 0), mode, limit, filter);
    }

    static List<String> documents(List<PassageHit> hits) {
        return hits.stream().map(hit -> hit.passage().source().document()).toList();
    }

    private static List<String> texts(List<Passage> passages) {
        return passages.stream().map(Passage::text).toList();
    }
}
