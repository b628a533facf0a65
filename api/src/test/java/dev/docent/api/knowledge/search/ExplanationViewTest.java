package dev.docent.api.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.index.MissingPassage;
import dev.docent.retrieval.index.PassageExplanation;
import dev.docent.retrieval.index.PassageExplanation.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationViewTest {

    private static final ExplanationView.Filters FILTERS = new ExplanationView.Filters("base", null, null);

    private final PassageExplanation plain =
            new PassageExplanation(3, 0.5, new Part(2, 7.5, 0.4), null, List.of("sea"), List.of(), null);

    @Test
    void showsWhatTheModelThatReranksMadeOfIt() {
        assertThat(ExplanationView.of(plain, FILTERS).rerank()).isNull();

        var view = ExplanationView.of(plain.rerankedTo(1, 0.9), FILTERS);

        assertThat(view.rank()).isEqualTo(1);
        assertThat(view.score()).isEqualTo(0.9);
        assertThat(view.rerank()).isEqualTo(new ExplanationView.Rerank(0.9, 3, 0.5));
        assertThat(view.keyword()).isEqualTo(new ExplanationView.Part(2, 7.5, 0.4));
    }

    @Test
    void saysThatAPassageWasPushedOut() {
        var missing = new MissingPassage("sea-0", MissingPassage.Reason.RERANKED, plain.rerankedTo(11, 0.1));

        var view = MissingView.of(missing, FILTERS);

        assertThat(view.reason()).isEqualTo("reranked");
        assertThat(view.detail()).isEqualTo("It was among the best until the reranking model ranked others above it.");
    }
}
