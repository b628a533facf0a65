package dev.docent.ingestion.pipeline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.pipeline.step.EmbeddingUnavailableException;
import dev.docent.retrieval.provider.ProviderException.UnavailableException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IngestionPauseTest {

    private final IngestionPause pause = new IngestionPause();

    @Test
    void waitsAFewSecondsForAModelThatSaysNothing() {
        begin(new IllegalStateException("out of order"));

        assertThat(pause.left()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(5));
        assertThat(pause.current().orElseThrow().reason()).isEqualTo("The embedding model does not respond");
    }

    @Test
    void waitsAsLongAsAProviderWantsAndSaysWhatItSays() {
        begin(new UnavailableException("Ask Google again later", Duration.ofMinutes(7), null));

        assertThat(pause.left()).isBetween(Duration.ofMinutes(6), Duration.ofMinutes(7));
        assertThat(pause.current().orElseThrow().reason()).isEqualTo("Ask Google again later");
    }

    @Test
    void endsWhenTheModelAnswers() {
        begin(null);

        pause.end();

        assertThat(pause.left()).isZero();
        assertThat(pause.current()).isEmpty();
    }

    private void begin(@Nullable Throwable cause) {
        var unavailable = new EmbeddingUnavailableException(cause);
        pause.begin(unavailable.sentence(), unavailable.retryAfter(), cause);
    }
}
