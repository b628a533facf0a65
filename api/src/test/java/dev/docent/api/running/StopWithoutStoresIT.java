package dev.docent.api.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;

/** A service whose stores have ended before it, and that still has something to save, ends soon. */
@Tag("thorough")
@Timeout(300)
class StopWithoutStoresIT {

    private static final Logger log = LoggerFactory.getLogger(StopWithoutStoresIT.class);

    /** The timeout of a phase and a little. One store that does not respond is waited for by the driver for 15 seconds. */
    private static final Duration LIMIT = Duration.ofSeconds(25);

    @TempDir
    Path folder;

    @Test
    void endsLittleLaterThanWithThem() throws Exception {
        var stores = HostedStores.start(folder);
        var settings = new HashMap<>(stores.settings());
        settings.put("MASTER_API_KEY", "the-master-key");
        settings.put("JWT_SECRET_KEY", "a-secret-that-has-more-than-256-bits-of-it");
        settings.put("DOCENT_SAMPLE", "file:none");
        var docent = RunningDocent.start(Files.createDirectory(folder.resolve("node")), settings);
        use(docent);
        stores.close();
        use(docent);

        var begun = System.nanoTime();
        docent.process().destroy();
        docent.process().onExit().orTimeout(120, TimeUnit.SECONDS).join();

        var took = Duration.ofNanos(System.nanoTime() - begun);
        log.info("event=stopped after_ms={}", took.toMillis());
        assertThat(took).isLessThan(LIMIT);
    }

    /** Leaves a use of a key and a refusal to be saved; without the stores, both calls fail. */
    private static void use(RunningDocent docent) {
        for (var key : new String[] {"the-master-key", "no-key"}) {
            docent.client()
                    .post()
                    .uri("/query")
                    .header("X-API-Key", key)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of("query", "hello"))
                    .exchange((_, response) -> {
                        response.getBody().readAllBytes();
                        return response.getStatusCode();
                    });
        }
    }
}
