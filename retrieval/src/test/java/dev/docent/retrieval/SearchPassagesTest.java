package dev.docent.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.docent.retrieval.answering.StoredDocuments;
import dev.docent.retrieval.embedding.CountingModel;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.index.MetadataFilter;
import dev.docent.retrieval.index.MetadataFilter.Comparison;
import dev.docent.retrieval.index.MetadataFilter.Operator;
import dev.docent.retrieval.index.SearchMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchPassagesTest {

    private static final MetadataFilter FILTER = new Comparison("year", Operator.EQ, List.of(1889));

    private final CountingModel model = new CountingModel();
    private final ListedPassages index = new ListedPassages();
    private final SearchPassages search =
            new SearchPassages(new Embeddings(model, "counting"), index, Rerankers.none());

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
}
