package dev.docent.retrieval.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.retrieval.index.Passages;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.provider.ProviderException.BudgetUsedUpException;
import dev.docent.retrieval.usage.RecordedUsage;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;

/** The tokens of a hosted model, which counts one for each character. */
class MeteringTest {

    private final RecordedUsage usage = new RecordedUsage();
    private final AtomicInteger calls = new AtomicInteger();
    private final Embeddings hosted = new Embeddings(
                    new CountingModel(), new EmbeddingTraits("hosted", "elsewhere", 20, 8, false))
            .metered(usage);

    @Test
    void countsAQuestionOnceForTheAccountThatAskedFirst() {
        hosted.query("Where?", "ann");
        hosted.query("Where?", "bob");
        hosted.query("Whither?");

        assertThat(usage.calls()).containsExactly("ann QUESTION_EMBEDDING hosted 6+0(0)");
    }

    @Test
    void sharesACallForPassagesAmongTheirAccounts() {
        hosted.passages(List.of(passage("ann", "abcdefgh"), passage("bob", "ab")));

        assertThat(usage.calls())
                .containsExactlyInAnyOrder(
                        "ann PASSAGE_EMBEDDING hosted 8+0(0)", "bob PASSAGE_EMBEDDING hosted 2+0(0)");
    }

    @Test
    void callsNothingForAnAccountWhoseBudgetIsUsedUp() {
        usage.useUp("ann");

        assertThatThrownBy(() -> hosted.query("Where?", "ann")).isInstanceOf(BudgetUsedUpException.class);
        assertThatThrownBy(() -> hosted.passages(List.of(passage("bob", "ab"), passage("ann", "ab"))))
                .isInstanceOf(BudgetUsedUpException.class);
        assertThat(calls).hasValue(0);
    }

    @Test
    void countsTheTokensOfARebuildApart() {
        hosted.forRebuild(usage).passages(List.of(passage("ann", "abc")));

        assertThat(usage.calls()).containsExactly("ann REBUILD hosted 3+0(0)");
    }

    @Test
    void countsNothingOfAModelInThisProcess() {
        var local = new Embeddings(new CountingModel(), "local").metered(usage);
        usage.useUp("ann");

        local.query("Where?", "ann");
        local.passages(List.of(passage("ann", "ab")));
        local.forRebuild(usage).passages(List.of(passage("ann", "ab")));

        assertThat(usage.calls()).isEmpty();
    }

    private static Passage passage(String owner, String text) {
        return Passages.passage(Passages.source(owner, "kb", "d1"), 0, text, 1, 0, 0)
                .passage();
    }

    private final class CountingModel implements EmbeddingModel {

        @Override
        public EmbeddingResponse call(EmbeddingRequest request) {
            calls.incrementAndGet();
            var texts = request.getInstructions();
            var vectors = texts.stream().map(text -> new float[] {1, 0}).toList();
            return EmbeddedTexts.response(
                    "hosted",
                    List.of(new EmbeddedTexts(
                            vectors, texts.stream().mapToLong(String::length).sum())));
        }

        @Override
        public float[] embed(Document document) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int dimensions() {
            return 2;
        }
    }
}
