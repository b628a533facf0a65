package dev.docent.retrieval.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.embedding.EmbeddingTraits;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.generation.RebuildProperties.Start;
import dev.docent.retrieval.index.IndexStatistics;
import dev.docent.retrieval.provider.ProviderException.UnavailableException;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RebuildEstimatorTest {

    private static final IndexStatistics NOTHING = new IndexStatistics(0, 0);

    private final NamedModel model = new NamedModel("model", 4);
    private final RebuildEstimator priced =
            new RebuildEstimator(new RebuildProperties(Start.AUTOMATIC, new BigDecimal("0.15"), "USD"));

    @Test
    void takesTheTimeFromTheLimitsAndSendsNothingThen() {
        var limited =
                new Embeddings(model, new EmbeddingTraits("model", "elsewhere", 100, 8, false, 60, 1_000_000, false));

        var estimate = priced.of(limited, new IndexStatistics(120_000, 31_000_000), NOTHING, 1);

        assertThat(estimate.time()).as("31 million tokens, a million a minute").isEqualTo(Duration.ofMinutes(31));
        assertThat(estimate.basis()).isEqualTo("limits");
        assertThat(estimate.cost()).isEqualByComparingTo("4.65");
        assertThat(model.embedded()).isEmpty();
        assertThat(estimate)
                .hasToString(
                        "120,000 passages with about 31,000,000 tokens, about 1,860 seconds (by limits), about 4.6500 USD");
    }

    @Test
    void countsWhatIsLeftAlone() {
        var estimate =
                priced.of(model.embeddings(4), new IndexStatistics(100, 2_000), new IndexStatistics(60, 1_200), 1);

        assertThat(estimate.passages()).isEqualTo(40);
        assertThat(estimate.tokens()).isEqualTo(800);
        assertThat(estimate.basis()).isEqualTo("sample");
        assertThat(estimate.time()).isPositive();
    }

    @Test
    void saysThatNobodyKnowsWhenTheProviderDoesNotAnswerAndNoPriceIsSet() {
        model.before(texts -> {
            throw new UnavailableException("Elsewhere cannot be reached.", null, null);
        });
        var unpriced = new RebuildEstimator(new RebuildProperties(Start.AUTOMATIC, null, "USD"));

        var estimate = unpriced.of(model.embeddings(4), new IndexStatistics(100, 2_000), NOTHING, 1);

        assertThat(estimate.time()).isNull();
        assertThat(estimate.cost()).isNull();
        assertThat(estimate)
                .hasToString("100 passages with about 2,000 tokens, for an unknown time, at an unknown price");
    }

    @Test
    void countsEachPassageAsARequestWhereTheProviderDoesAndTokensAsItDoes() {
        var limited =
                new Embeddings(model, new EmbeddingTraits("model", "elsewhere", 5, 8, false, 100, 1_000_000, true));

        var estimate = priced.of(limited, new IndexStatistics(120_000, 30_000_000), NOTHING, 0.9);

        assertThat(estimate.time()).as("120,000 passages, a hundred a minute").isEqualTo(Duration.ofMinutes(1200));
        assertThat(estimate.tokens()).isEqualTo(27_000_000);
        assertThat(estimate.cost()).isEqualByComparingTo("4.05");
    }
}
