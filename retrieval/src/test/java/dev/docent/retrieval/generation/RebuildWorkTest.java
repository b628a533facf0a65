package dev.docent.retrieval.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.provider.ProviderException.UnavailableException;
import dev.docent.retrieval.usage.TokenUsage;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildWorkTest {

    private Instant now = Instant.EPOCH;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

    @Test
    void isPausedNoLongerThanUntilTheNextTry(@TempDir Path folder) {
        var old = new NamedModel("old", 4);
        var other = new NamedModel("other", 6);
        try (var index = new IndexInFolder(folder, old)) {
            index.upload("sea", "waves");
        }
        other.before(texts -> {
            throw new UnavailableException("Elsewhere cannot be reached.", null, null);
        });
        try (var index = new IndexInFolder(folder, other, old)) {
            var estimator = new RebuildEstimator(
                    new RebuildProperties(RebuildProperties.Start.AUTOMATIC, BigDecimal.ONE, "EUR"));
            var work = new RebuildWork(index.generations, estimator, List.of(), List.of(), TokenUsage.NONE, clock);
            var target = index.generations.now().catalogue().target().orElseThrow();

            var wait = work.step(target, () -> false);

            assertThat(work.status().orElseThrow().state()).isEqualTo(RebuildStatus.State.PAUSED);
            assertThat(work.status().orElseThrow().nextTry()).isEqualTo(now.plus(wait));

            now = now.plus(wait);

            assertThat(work.status().orElseThrow().state()).isEqualTo(RebuildStatus.State.RUNNING);
            assertThat(work.status().orElseThrow().nextTry()).isNull();
            assertThat(work.step(target, () -> false)).as("twice as long").isGreaterThan(wait);
            assertThat(wait).isPositive().isLessThan(Duration.ofMinutes(5));
        }
    }
}
