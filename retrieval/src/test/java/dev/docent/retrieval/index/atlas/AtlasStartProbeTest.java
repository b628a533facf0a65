package dev.docent.retrieval.index.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Kubernetes must not end a start that waits for search indexes, or no start would ever complete. */
class AtlasStartProbeTest {

    private static final Pattern PROBE =
            Pattern.compile("startupProbe:.*?periodSeconds: (\\d+).*?failureThreshold: (\\d+)", Pattern.DOTALL);

    @Test
    void allowsLongerThanAStartWaits() throws IOException {
        var manifest = Files.readString(Path.of("../deploy/kubernetes/deployment.yaml"));
        var settings = new Binder(new MapConfigurationPropertySource())
                .bindOrCreate("docent.index.atlas", AtlasIndexProperties.class);

        Matcher probe = PROBE.matcher(manifest);
        assertThat(probe.find()).isTrue();
        assertThat(Duration.ofSeconds(Long.parseLong(probe.group(1)) * Long.parseLong(probe.group(2))))
                .isGreaterThan(settings.readyWait().plusMinutes(1));
    }
}
