package dev.docent.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.api.health.HealthChecks.ComponentCheck;
import dev.docent.ingestion.pipeline.claim.IngestionPause;
import dev.docent.retrieval.generation.IndexAdministration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.info.BuildProperties;

class HealthControllerTest {

    private static final ComponentCheck GOOD = new ComponentCheck("index", () -> "lucene");
    private static final ComponentCheck BAD = new ComponentCheck("records", () -> {
        throw new IllegalStateException("disk /dev/sda is full");
    });

    @Test
    void isUpWhenEverythingIs() {
        var answer = controller(GOOD).health();

        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(Objects.requireNonNull(answer.getBody()).status()).isEqualTo("up");
    }

    @Test
    void isDownWhenOnePartIsAndSaysWhichButNotWhy() {
        var answer = controller(GOOD, BAD).health();

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst("Retry-After")).isNotEmpty();
        var health = Objects.requireNonNull(answer.getBody());
        assertThat(health.status()).isEqualTo("down");
        assertThat(health.components().get("index")).isEqualTo(HealthController.ComponentHealth.up("lucene"));
        assertThat(health.components().get("records"))
                .isEqualTo(new HealthController.ComponentHealth("down", null, null, null));
        assertThat(health.toString()).doesNotContain("disk");
    }

    private static HealthController controller(ComponentCheck... checks) {
        return new HealthController(
                List.of(checks),
                new IngestionPause(),
                new StaticListableBeanFactory().getBeanProvider(IndexAdministration.class),
                new ServiceVersion(new StaticListableBeanFactory().getBeanProvider(BuildProperties.class)));
    }
}
