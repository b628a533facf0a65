package dev.docent.retrieval.index;

import static dev.docent.retrieval.index.Passages.BASE;
import static dev.docent.retrieval.index.Passages.OWNER;
import static dev.docent.retrieval.index.Passages.passage;
import static dev.docent.retrieval.index.Passages.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.docent.retrieval.index.ExplainedHits.ExplainedHit;
import dev.docent.retrieval.index.MissingPassage.Reason;
import dev.docent.retrieval.index.PassageExplanation.Part;
import dev.docent.retrieval.index.filter.MetadataFilter;
import dev.docent.retrieval.index.filter.MetadataFilter.Comparison;
import dev.docent.retrieval.index.filter.MetadataFilter.Operator;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import dev.docent.retrieval.passage.Scope;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every index of passages says of why it finds them. There are 300 of them, which lie one after the other further
 * from the question; every tenth has the word of it, the later the more other words with it.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class PassageExplanationContract {

    private static final int ALL = 300;
    private static final String QUESTION = "Where do the Waves break?";

    private final List<DocumentRef> added = new ArrayList<>();
    private PassageIndex index;

    /**
     * {@return an index of vectors with {@link Passages#DIMENSIONS} numbers; closed after the tests where it can be}
     *
     * @param folder an empty one for it to use
     */
    protected abstract PassageIndex open(Path folder);

    @BeforeAll
    final void fill(@TempDir Path folder) {
        index = open(folder);
        var passages = IntStream.range(0, ALL)
                .mapToObj(i -> passage(
                        source(OWNER, BASE, "sea"),
                        i,
                        i % 10 == 0 ? "A wave" + ", another thing".repeat(i) : "Nothing but sand",
                        1,
                        i / 100f,
                        0))
                .toList();
        index.replace(new DocumentRef(OWNER, "sea"), passages);
    }

    @AfterAll
    final void close() throws Exception {
        if (index instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    @AfterEach
    final void deleteWhatWasAdded() {
        added.forEach(index::delete);
        added.clear();
        index.flush();
    }

    private void add(String owner, String document, EmbeddedPassage passage) {
        index.replace(noted(owner, document), List.of(passage));
    }

    private DocumentRef noted(String owner, String document) {
        var ref = new DocumentRef(owner, document);
        added.add(ref);
        return ref;
    }

    @ParameterizedTest
    @EnumSource
    void explainsTheHitsOfTheSearch(SearchMode mode) {
        var query = query(mode, 20, null);

        var explained = index.explain(query, List.of());

        assertThat(explained.hits()).extracting(ExplainedHit::hit).isEqualTo(index.search(query));
        assertThat(explained.hits())
                .extracting(each -> each.explanation().rank())
                .isEqualTo(IntStream.rangeClosed(1, 20).boxed().toList());
        assertThat(explained.hits())
                .allSatisfy(each -> assertThat(each.explanation().score())
                        .isEqualTo(each.hit().score()));
        assertThat(explained.missing()).isEmpty();
    }

    /** The best may be put into another order by a second look; those behind them keep that of the fused scores. */
    @Test
    void fusesWhatItSays() {
        var hits = index.explain(query(SearchMode.HYBRID, 100, null), List.of()).hits();

        assertThat(hits.stream().skip(50).map(PassageExplanationContract::fused).toList())
                .hasSize(50)
                .isSortedAccordingTo(Comparator.reverseOrder());
        for (var hit : hits) {
            var keyword = hit.explanation().keyword();
            var semantic = Objects.requireNonNull(hit.explanation().semantic());
            assertThat(semantic.score()).isEqualTo(hit.hit().semantic());
            assertThat(keyword == null ? null : keyword.score())
                    .isEqualTo(hit.hit().keyword());
        }
    }

    @Test
    void tellsTheRankInEachList() {
        var hits = index.explain(query(SearchMode.HYBRID, 100, null), List.of()).hits();

        assertThat(hits.getFirst().hit().passage().ordinal()).isZero();
        for (var hit : hits) {
            var ordinal = hit.hit().passage().ordinal();
            var keyword = hit.explanation().keyword();
            var semantic = Objects.requireNonNull(hit.explanation().semantic());
            assertThat(keyword == null ? null : keyword.rank()).isEqualTo(ordinal % 10 == 0 ? ordinal / 10 + 1 : null);
            assertThat(semantic.rank()).isEqualTo(ordinal < 200 ? ordinal + 1 : null);
        }
    }

    @ParameterizedTest
    @CsvSource({"KEYWORD,true,false", "SEMANTIC,false,true"})
    void tellsOfTheListThatWasReadAlone(SearchMode mode, boolean words, boolean meaning) {
        for (var hit : index.explain(query(mode, 10, null), List.of()).hits()) {
            assertThat(hit.explanation().keyword() != null).isEqualTo(words);
            assertThat(hit.explanation().semantic() != null).isEqualTo(meaning);
            var only = Objects.requireNonNull(
                    words ? hit.explanation().keyword() : hit.explanation().semantic());
            assertThat(only.rank()).isEqualTo(hit.explanation().rank());
            assertThat(only.normalized()).isCloseTo(hit.hit().score(), within(1e-9));
        }
    }

    @Test
    void namesTheWordsThatMatchAsTheQuestionWritesThem() {
        var source = new PassageSource(OWNER, BASE, "guide", "breaks.txt", "text/plain", Instant.EPOCH, Map.of(), null);
        var passage = new Passage(
                "guide-0", source, 0, "The wave, where it is", 0, 21, null, null, List.of("Waves and foam"), 7, false);
        add(OWNER, "guide", new EmbeddedPassage(passage, Passages.unit(1, 0, 0)));

        var explained = index.explain(query(SearchMode.HYBRID, 2, null), List.of("guide-0", "sea-1"));

        var explanation = explained.hits().stream()
                .filter(each -> each.hit().passage().id().equals("guide-0"))
                .findFirst()
                .orElseThrow()
                .explanation();
        assertThat(explanation.textTerms()).containsExactly("Where", "Waves");
        assertThat(explanation.contextTerms()).containsExactly("Waves", "break");
        var other = Objects.requireNonNull(explained.missing().getFirst().explanation());
        assertThat(other.textTerms()).isEmpty();
        assertThat(other.contextTerms()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void saysNothingMoreOfHits(SearchMode mode) {
        assertThat(missing(mode, 10, null, List.of("sea-0", "sea-0"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void answersOnceForWhatIsAskedTwice(SearchMode mode) {
        assertThat(missing(mode, 1, null, List.of("sea-250", "nothing", "sea-250", "nothing")))
                .extracting(MissingPassage::passage)
                .containsExactlyInAnyOrder("sea-250", "nothing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sea",
                "sea-",
                "-1",
                "sea--1",
                "sea-300",
                "sea-00",
                "sea-1\n",
                "sea-99999999999",
                "\uD83D",
                "bob-0",
                "other-0",
                "sea-0 OR 1"
            })
    void knowsNothingOfPassagesThatAreNotThereOrNotInTheScope(String id) {
        add("bob", "bob", passage(source("bob", BASE, "bob"), 0, "A wave", 1, 0, 0));
        add(OWNER, "other", passage(source(OWNER, "diary", "other"), 0, "A wave", 1, 0, 0));

        for (var mode : SearchMode.values()) {
            assertThat(missing(mode, 1, null, List.of(id)))
                    .containsExactly(new MissingPassage(id, Reason.NO_SUCH_PASSAGE, null));
            assertThat(missing(mode, 1, new Comparison("filename", Operator.EQ, List.of("sea.txt")), List.of(id)))
                    .containsExactly(new MissingPassage(id, Reason.NO_SUCH_PASSAGE, null));
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsOfTheFilter(SearchMode mode) {
        add(OWNER, "hill", passage(source(OWNER, BASE, "hill"), 0, "A wave", 1, 0, 0));

        assertThat(missing(mode, 10, new Comparison("filename", Operator.EQ, List.of("hill.txt")), List.of("sea-0")))
                .containsExactly(new MissingPassage("sea-0", Reason.FILTERED, null));
    }

    @Test
    void tellsWhatHasNoVectorYet() {
        var announced = passage(source(OWNER, BASE, "new"), 0, "Only sand", 1, 0, 0);
        index.putWithoutVectors(noted(OWNER, "new"), List.of(announced.passage()));
        index.flush();

        for (var mode : List.of(SearchMode.HYBRID, SearchMode.SEMANTIC)) {
            var missing = only(missing(mode, 10, null, List.of("new-0")));
            assertThat(missing.reason()).isEqualTo(Reason.NOT_EMBEDDED);
            assertThat(Objects.requireNonNull(missing.explanation()).semantic()).isNull();
            assertThat(missing.explanation().rank()).isNull();
        }
        assertThat(only(missing(SearchMode.KEYWORD, 10, null, List.of("new-0"))).reason())
                .isEqualTo(Reason.NO_COMMON_WORD);
    }

    @Test
    void tellsWhatHasNoWordOfTheQuestion() {
        var missing = only(missing(SearchMode.KEYWORD, 10, null, List.of("sea-1")));

        assertThat(missing.reason()).isEqualTo(Reason.NO_COMMON_WORD);
        assertThat(Objects.requireNonNull(missing.explanation()).keyword()).isNull();
        assertThat(missing.explanation().rank()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"KEYWORD,sea-290,30", "SEMANTIC,sea-290,291", "SEMANTIC,sea-5,6", "KEYWORD,sea-50,6"})
    void tellsTheRankOfWhatLiesBeyondTheLimit(SearchMode mode, String id, int rank) {
        var missing = only(missing(mode, 5, null, List.of(id)));

        assertThat(missing.reason()).isEqualTo(Reason.BEYOND_LIMIT);
        var explanation = Objects.requireNonNull(missing.explanation());
        assertThat(explanation.rank()).isEqualTo(rank);
        assertThat(explanation.score()).isBetween(0.0, 1.0);
        assertThat(index.search(query(mode, rank, null)).get(rank - 1).passage().id())
                .isEqualTo(id);
    }

    @Test
    void tellsTheRankOfWhatWasFusedAndLiesBeyondTheLimit() {
        var all = index.search(query(SearchMode.HYBRID, 150, null));
        var wanted = all.get(100);

        var missing = only(
                missing(SearchMode.HYBRID, 5, null, List.of(wanted.passage().id())));

        assertThat(missing.reason()).isEqualTo(Reason.BEYOND_LIMIT);
        var explanation = Objects.requireNonNull(missing.explanation());
        assertThat(explanation.rank()).isEqualTo(101);
        assertThat(explanation.score()).isEqualTo(wanted.score());
    }

    @Test
    void tellsWhereStandsWhatNeitherListReaches() {
        var missing = only(missing(SearchMode.HYBRID, 5, null, List.of("sea-299")));

        assertThat(missing.reason()).isEqualTo(Reason.BEYOND_DEPTH);
        var explanation = Objects.requireNonNull(missing.explanation());
        assertThat(explanation.rank()).isNull();
        assertThat(explanation.score()).isNull();
        assertThat(explanation.keyword()).isNull();
        assertThat(Objects.requireNonNull(explanation.semantic()))
                .extracting(Part::rank, Part::normalized)
                .containsExactly(300, 0.0);
    }

    @Test
    void tellsOfAnotherLimitWhatTheLastOneHidThere() {
        var hidden = new ArrayList<>(missing(SearchMode.KEYWORD, 1, null, List.of("sea-10")));
        hidden.addAll(missing(SearchMode.KEYWORD, 2, null, List.of("sea-10")));

        assertThat(hidden).extracting(MissingPassage::reason).containsExactly(Reason.BEYOND_LIMIT);
    }

    @ParameterizedTest
    @EnumSource
    void explainsThatAnEmptyScopeHasNothing(SearchMode mode) {
        var nobody = PassageIndexContract.query(Scope.of("nobody", BASE), mode, QUESTION, 10, null);

        assertThat(index.explain(nobody, List.of("sea-0")))
                .isEqualTo(new ExplainedHits(
                        List.of(), List.of(new MissingPassage("sea-0", Reason.NO_SUCH_PASSAGE, null))));
    }

    private List<MissingPassage> missing(
            SearchMode mode, int limit, @Nullable MetadataFilter filter, Collection<String> ids) {
        return index.explain(query(mode, limit, filter), ids).missing();
    }

    private static MissingPassage only(List<MissingPassage> missing) {
        assertThat(missing).hasSize(1);
        return missing.getFirst();
    }

    private static PassageQuery query(SearchMode mode, int limit, @Nullable MetadataFilter filter) {
        return PassageIndexContract.query(Scope.of(OWNER, BASE), mode, QUESTION, limit, filter);
    }

    private static double fused(ExplainedHit hit) {
        var keyword = hit.explanation().keyword();
        var semantic = Objects.requireNonNull(hit.explanation().semantic());
        return ((keyword == null ? 0 : keyword.normalized()) + semantic.normalized()) / 2;
    }
}
