package dev.docent.retrieval.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.embedding.EmbeddingTraits;
import dev.docent.retrieval.generation.GenerationsAtStart.StartPolicy;
import dev.docent.retrieval.generation.RebuildProperties.Start;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "BY_COST,   true,  true",
        "BY_COST,   false, false",
        "AUTOMATIC, true,  false",
        "AUTOMATIC, false, false",
        "CONFIRMED, true,  true",
        "CONFIRMED, false, true",
    })
    void waitsForAConfirmationWhereItCostsSomethingUnlessASettingSaysOtherwise(
            Start start, boolean isHosted, boolean waits) {
        var traits =
                isHosted ? new EmbeddingTraits("model", "Gemini", 100, 8, true) : EmbeddingTraits.inProcess("model");

        var policy = StartPolicy.of(new RebuildProperties(start, null, "USD"), traits, true);

        assertThat(policy).isEqualTo(new StartPolicy(false, waits));
    }
}
