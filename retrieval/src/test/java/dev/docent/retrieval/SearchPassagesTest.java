package dev.docent.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.docent.retrieval.answering.StoredDocuments;
import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.embedding.CountingModel;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.generation.FixedGeneration;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.index.filter.MetadataFilter;
import dev.docent.retrieval.index.filter.MetadataFilter.Comparison;
import dev.docent.retrieval.index.filter.MetadataFilter.Operator;
import dev.docent.retrieval.provider.ProviderException.RejectedException;
import dev.docent.retrieval.provider.ProviderException.UnavailableException;
import dev.docent.runtime.Steps;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;

class SearchPassagesTest {

    private static final MetadataFilter FILTER = new Comparison("year", Operator.EQ, List.of(1889));

    private final CountingModel model = new CountingModel();
    private final ListedPassages index = new ListedPassages();
    private final SearchPassages search = new SearchPassages(
            new FixedGeneration(index, new Embeddings(model, "counting")),
            Rerankers.none(),
            ComputePool.INLINE,
            Steps.UNOBSERVED);

    @ParameterizedTest
    @EnumSource
    void asksTheIndexForWhatItIsAsked(SearchMode mode) {
        search.search(StoredDocuments.SCOPE, "When?", mode, 7, FILTER);

        assertThat(index.queries()).singleElement().satisfies(query -> {
            assertThat(query.scope()).isEqualTo(StoredDocuments.SCOPE);
            assertThat(query.text()).isEqualTo("When?");
            assertThat(query.mode()).isEqualTo(mode);
            assertThat(query.limit()).isEqualTo(7);
            assertThat(query.filter()).isEqualTo(FILTER);
        });
    }

    @Test
    void embedsTheQueryAsAQuestion() {
        search.search(StoredDocuments.SCOPE, "When?", SearchMode.HYBRID, 7, null);

        assertThat(index.queries().getFirst().vector()).containsExactly(1, 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "bge-small-en-v1.5; When was the house built?; 0.5",
                "bge-small-en-v1.5; Wann wurde das Haus gebaut?; 0.1",
                "bge-small-en-v1.5; Skerry Point; 0.5",
                "gemini-embedding-001; Wann wurde das Haus gebaut?; 0.5"
            })
    void weighsVectorsLessInLanguagesThatTheModelWasNotTrainedOn(String name, String question, double weight) {
        new SearchPassages(
                        new FixedGeneration(index, new Embeddings(model, name)),
                        Rerankers.none(),
                        ComputePool.INLINE,
                        Steps.UNOBSERVED)
                .search(StoredDocuments.SCOPE, question, SearchMode.HYBRID, 7, null);

        assertThat(index.queries().getFirst().semanticWeight()).isEqualTo(weight);
    }

    @Test
    void embedsNothingForASearchByWords() {
        search.search(StoredDocuments.SCOPE, "When?", SearchMode.KEYWORD, 7, null);

        assertThat(model.asked()).isEmpty();
        assertThat(index.queries().getFirst().vector()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1001})
    void refusesOtherLimits(int limit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> search.search(StoredDocuments.SCOPE, "When?", SearchMode.HYBRID, limit, null));
        assertThat(index.queries()).isEmpty();
    }

    @Test
    void goesByWordsAloneAndSaysSoWhileTheModelDoesNotAnswer() {
        var down = searchWith(new UnavailableException("Elsewhere cannot be reached.", null, null));

        var found = down.find(StoredDocuments.SCOPE, "When?", SearchMode.HYBRID, 7, FILTER);

        assertThat(found.degraded()).isEqualTo("Searched by words only. Elsewhere cannot be reached.");
        assertThat(index.queries()).singleElement().satisfies(query -> {
            assertThat(query.mode()).isEqualTo(SearchMode.KEYWORD);
            assertThat(query.vector()).isNull();
            assertThat(query.filter()).isEqualTo(FILTER);
        });
        assertThat(down.explain(StoredDocuments.SCOPE, "When?", SearchMode.HYBRID, 7, null, List.of())
                        .degraded())
                .isNotNull();
    }

    @Test
    void saysNothingWhenAllWentAsAsked() {
        assertThat(search.find(StoredDocuments.SCOPE, "When?", SearchMode.HYBRID, 7, null)
                        .degraded())
                .isNull();
    }

    @Test
    void failsWhereMeaningAloneIsAskedForOrTheQuestionIsRefused() {
        var down = searchWith(new UnavailableException("Elsewhere cannot be reached.", null, null));
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> down.find(StoredDocuments.SCOPE, "When?", SearchMode.SEMANTIC, 7, null));

        var refusing = searchWith(new RejectedException("Elsewhere refuses it.", null));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> refusing.find(StoredDocuments.SCOPE, "When?", SearchMode.HYBRID, 7, null));
        assertThat(index.queries()).isEmpty();
    }

    private SearchPassages searchWith(RuntimeException failure) {
        return new SearchPassages(
                new FixedGeneration(index, new Embeddings(new FailingModel(failure), "failing")),
                Rerankers.none(),
                ComputePool.INLINE,
                Steps.UNOBSERVED);
    }

    private record FailingModel(RuntimeException failure) implements EmbeddingModel {

        @Override
        public EmbeddingResponse call(EmbeddingRequest request) {
            throw failure;
        }

        @Override
        public float[] embed(Document document) {
            throw failure;
        }

        @Override
        public int dimensions() {
            return 2;
        }
    }
}
