package dev.docent.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.embedding.CountingModel;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.generation.FixedGeneration;
import dev.docent.retrieval.index.ExplainedHits;
import dev.docent.retrieval.index.MissingPassage;
import dev.docent.retrieval.index.MissingPassage.Reason;
import dev.docent.retrieval.index.PassageExplanation;
import dev.docent.retrieval.index.PassageExplanation.Reranked;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.Passages;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Scope;
import dev.docent.retrieval.reranking.CountingReranker;
import dev.docent.runtime.Steps;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches whose best four hits are judged again; the index holds six, whose order there is that of their numbers. */
class RerankingTest {

    private static final Scope SCOPE = Scope.of(Passages.OWNER, Passages.BASE);
    private static final String QUESTION = "a b c d";

    private final ListedPassages index = new ListedPassages();
    private final CountingReranker reranker = new CountingReranker(4);
    private final SearchPassages search = search(reranker);

    @BeforeEach
    void holdsPassages() {
        var texts = List.of("x", "a b", "y", "a b c", "a b c d", "z");
        var source = Passages.source(Passages.OWNER, Passages.BASE, "sea");
        for (int i = 0; i < texts.size(); i++) {
            index.put(
                    new DocumentRef(Passages.OWNER, "sea"),
                    List.of(Passages.passage(source, i, texts.get(i), 10 - i, i)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void putsTheBestIntoTheOrderOfTheModelAndTheRestBehindThem(SearchMode mode) {
        assertThat(search.search(SCOPE, QUESTION, mode, 6, null))
                .extracting(hit -> hit.passage().id())
                .containsExactly("sea-3", "sea-1", "sea-0", "sea-2", "sea-4", "sea-5");
    }

    @Test
    void asksTheIndexForAsManyAsAreJudgedAndAnswersAsManyAsAreAskedFor() {
        assertThat(search.search(SCOPE, QUESTION, SearchMode.HYBRID, 2, null))
                .extracting(hit -> hit.passage().id())
                .containsExactly("sea-3", "sea-1");
        assertThat(index.queries()).singleElement().satisfies(query -> {
            assertThat(query.limit()).isEqualTo(4);
            assertThat(query.text()).isEqualTo(QUESTION);
        });
        assertThat(reranker.judged()).hasSize(4);
    }

    @Test
    void scoresWithTheModelAndTheRestBelowIt() {
        var hits = search.search(SCOPE, "a b c x y", SearchMode.HYBRID, 6, null);

        assertThat(hits).extracting(PassageHit::score).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(hits.getFirst().score()).isEqualTo(0.3);
        assertThat(hits.get(3).score()).isEqualTo(0.1);
        var semantic = Objects.requireNonNull(hits.get(4).semantic());
        assertThat(hits.get(4).score()).isCloseTo(0.1 * semantic, within(1e-12));
    }

    @Test
    void judgesWhatThereIsWhereThatIsLess() {
        assertThat(search(new CountingReranker(50)).search(SCOPE, QUESTION, SearchMode.HYBRID, 3, null))
                .extracting(hit -> hit.passage().id())
                .containsExactly("sea-4", "sea-3", "sea-1");
        assertThat(new SearchPassages(
                                new FixedGeneration(new ListedPassages(), embeddings()),
                                Rerankers.only(reranker),
                                ComputePool.INLINE,
                                Steps.UNOBSERVED)
                        .search(SCOPE, QUESTION, SearchMode.HYBRID, 3, null))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1001})
    void refusesOtherLimits(int limit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> search.search(SCOPE, QUESTION, SearchMode.HYBRID, limit, null));
        assertThat(index.queries()).isEmpty();
    }

    @Test
    void changesNothingWithoutAModel() {
        var plain = new SearchPassages(
                new FixedGeneration(index, embeddings()), Rerankers.none(), ComputePool.INLINE, Steps.UNOBSERVED);

        assertThat(plain.search(SCOPE, QUESTION, SearchMode.HYBRID, 3, null))
                .extracting(hit -> hit.passage().id())
                .containsExactly("sea-0", "sea-1", "sea-2");
        assertThat(plain.explain(SCOPE, QUESTION, SearchMode.HYBRID, 3, null, List.of())
                        .hits()
                        .hits())
                .allSatisfy(each -> assertThat(each.explanation().reranked()).isNull());
        assertThat(index.queries().getFirst().limit()).isEqualTo(3);
    }

    @Test
    void explainsTheHitsOfTheSearch() {
        var explained = explain(5);

        assertThat(explained.hits())
                .extracting(ExplainedHits.ExplainedHit::hit)
                .isEqualTo(search.search(SCOPE, QUESTION, SearchMode.HYBRID, 5, null));
        assertThat(explained.hits())
                .extracting(each -> each.explanation().rank())
                .containsExactly(1, 2, 3, 4, 5);
        assertThat(explained.hits())
                .allSatisfy(each -> assertThat(each.explanation().score())
                        .isEqualTo(each.hit().score()));
        assertThat(explained.missing()).isEmpty();
    }

    @Test
    void tellsWhereAHitStoodBefore() {
        var before = new SearchPassages(
                        new FixedGeneration(index, embeddings()),
                        Rerankers.none(),
                        ComputePool.INLINE,
                        Steps.UNOBSERVED)
                .search(SCOPE, QUESTION, SearchMode.HYBRID, 6, null);

        var hits = explain(6).hits();

        assertThat(hits.getFirst().explanation().reranked())
                .isEqualTo(new Reranked(4, before.get(3).score()));
        assertThat(hits.get(4).explanation().reranked()).isNull();
    }

    @Test
    void tellsWhatWasPushedOut() {
        var missing = explain(2, "sea-0", "sea-1", "sea-2", "sea-4").missing();

        assertThat(missing)
                .extracting(MissingPassage::passage, MissingPassage::reason)
                .containsExactly(
                        tuple("sea-0", Reason.RERANKED),
                        tuple("sea-2", Reason.BEYOND_LIMIT),
                        tuple("sea-4", Reason.BEYOND_LIMIT));
        var pushed = explanation(missing.getFirst());
        assertThat(pushed.rank()).isEqualTo(3);
        assertThat(pushed.score()).isEqualTo(0);
        assertThat(Objects.requireNonNull(pushed.reranked()).rank()).isEqualTo(1);
        assertThat(explanation(missing.getLast()).rank()).isEqualTo(5);
    }

    @Test
    void scoresWhatIsMissingAsAHigherLimitWould() {
        var deep = explain(4, "sea-5").missing().getFirst();
        var hit = explain(6).hits().getLast();

        assertThat(deep.passage()).isEqualTo(hit.hit().passage().id());
        assertThat(deep.explanation()).isEqualTo(hit.explanation());
    }

    private ExplainedHits explain(int limit, String... asked) {
        return search.explain(SCOPE, QUESTION, SearchMode.HYBRID, limit, null, List.of(asked))
                .hits();
    }

    private static PassageExplanation explanation(MissingPassage missing) {
        return Objects.requireNonNull(missing.explanation());
    }

    private SearchPassages search(CountingReranker reranker) {
        return new SearchPassages(
                new FixedGeneration(index, embeddings()),
                Rerankers.only(reranker),
                ComputePool.INLINE,
                Steps.UNOBSERVED);
    }

    private static Embeddings embeddings() {
        return new Embeddings(new CountingModel(), "counting");
    }
}
