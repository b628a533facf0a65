package dev.docent.api.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;

/** Two services at the same stores: a key that one of them revokes ends on the other within a second, with what hangs on it. */
@Tag("thorough")
@Timeout(300)
class RevokedKeyIT {

    private static final Logger log = LoggerFactory.getLogger(RevokedKeyIT.class);
    private static final Duration LIMIT = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    @Test
    void endsOnTheOtherNode() throws Exception {
        try (var stores = HostedStores.start(folder);
                var one = node("one", stores);
                var two = node("two", stores)) {
            var created = post(one, "/api/v1/keys", "X-API-Key", one.masterKey(), Map.of("name", "shared"));
            var key = created.get("api_key").asText();
            var token = post(two, "/api/start_chat", "X-API-Key", key, Map.of())
                    .get("jwt_token")
                    .asText();
            var document = uploadMuch(one, key);
            var streams = List.of(new EventStream(two, key, document), new EventStream(one, key, document));
            for (var stream : streams) {
                stream.begun.await();
            }
            post(two, "/api/chat", "Authorization", token, Map.of("query", "hello"));

            one.client()
                    .delete()
                    .uri("/api/v1/keys/" + created.get("id").asText())
                    .header("X-API-Key", one.masterKey())
                    .retrieve()
                    .toBodilessEntity();
            var revoked = System.nanoTime();

            assertThat(status(two, "/api/chat", "Authorization", token)).isEqualTo(401);
            assertThat(status(two, "/query", "X-API-Key", key)).isEqualTo(401);
            for (var stream : streams) {
                var took = Duration.ofNanos(stream.ended.get() - revoked);
                log.info("event=stream_ended after_ms={}", took.toMillis());
                assertThat(stream.last).contains("\"status\":401");
                assertThat(took).isLessThan(LIMIT);
            }
        }
    }

    private RunningDocent node(String name, HostedStores stores) throws IOException {
        var settings = new HashMap<>(stores.settings());
        settings.put("MASTER_API_KEY", "the-master-key-of-both");
        settings.put("JWT_SECRET_KEY", "a-secret-of-both-that-has-more-than-256-bits");
        settings.put("DOCENT_SAMPLE", "file:none");
        return RunningDocent.start(Files.createDirectory(folder.resolve(name)), settings);
    }

    /** {@return a document that takes much longer to embed than the test lasts} */
    private static String uploadMuch(RunningDocent node, String key) {
        var text = IntStream.range(0, 12_000)
                .mapToObj(line ->
                        "Keeper %d of tower %d lit lamp %d before the storm came.".formatted(line, line % 7, 3 * line))
                .collect(Collectors.joining("\n\n"));
        return post(node, "/api/v1/knowledge-bases/default/documents", "X-API-Key", key, Map.of("text", text))
                .at("/documents/0/id")
                .asText();
    }

    private static JsonNode post(
            RunningDocent node, String path, String header, String credential, Map<String, ?> body) {
        return node.client()
                .post()
                .uri(path)
                .header(header, credential)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .body(JsonNode.class);
    }

    private static int status(RunningDocent node, String path, String header, String credential) {
        return node.client()
                .post()
                .uri(path)
                .header(header, credential)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("query", "hello"))
                .exchange((request, response) -> response.getStatusCode().value());
    }

    /** A stream of a document's events, read as they come. */
    private static final class EventStream {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CompletableFuture<Long> ended;
        private volatile String last = "";

        EventStream(RunningDocent node, String key, String document) {
            ended = CompletableFuture.supplyAsync(() -> read(node, key, document));
        }

        /** {@return when it ended} */
        private long read(RunningDocent node, String key, String document) {
            return node.client()
                    .get()
                    .uri("/api/v1/documents/" + document + "/events")
                    .header("X-API-Key", key)
                    .exchange((request, response) -> {
                        var lines =
                                new BufferedReader(new InputStreamReader(response.getBody(), StandardCharsets.UTF_8));
                        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                            last = line.isEmpty() ? last : line;
                            begun.countDown();
                        }
                        return System.nanoTime();
                    });
        }
    }
}
