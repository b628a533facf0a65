package dev.docent.api.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docent.retrieval.gemini.GeminiStandIn;
import dev.docent.retrieval.gemini.StandInReply;
import dev.docent.retrieval.gemini.StandInRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;

/**
 * Three services at the same stores change the embedding model: the one that fills the new generation is killed, another one
 * continues, the third lacks the new model.
 */
@Tag("thorough")
class NodesChangeModelIT {

    private static final GeminiStandIn GOOGLE = GeminiStandIn.start();
    private static final String MASTER = "the-master-key-of-all";
    private static final int DOCUMENTS = 6;

    /** So many calls embed the first half of the documents. */
    private static final int ANSWERED = 2;

    @TempDir
    Path folder;

    private final Map<String, String> documents = new HashMap<>();

    @AfterAll
    static void close() throws IOException {
        GOOGLE.close();
    }

    @Test
    void answerAndWriteWhileOneIsKilled() throws Exception {
        var calls = new AtomicInteger();
        GOOGLE.always((request, connection) -> {
            if (isOfDocuments(request) && calls.incrementAndGet() > ANSWERED) {
                connection.awaitClose();
                return;
            }
            StandInReply.asDocumented().to(request, connection);
        });
        try (var stores = HostedStores.start(folder);
                var without = node("without", stores, Map.of());
                var reaching = node("reaching", stores, key())) {
            for (int i = 0; i < DOCUMENTS; i++) {
                upload(without, "island" + i, 500);
            }
            try (var filling = node("filling", stores, hosted())) {
                Awaitility.await("the fill to stand still")
                        .atMost(Duration.ofMinutes(2))
                        .until(() -> calls.get() > ANSWERED);
                upload(without, "meanwhile", 5);
                delete(reaching, "island5");
                assertThat(List.of(without, reaching, filling)).allSatisfy(node -> {
                    assertThat(nearest(node, "meanwhile")).contains("meanwhile");
                    assertThat(nearest(node, "island5")).doesNotContain("island5");
                });
                filling.kill();
            }
            GOOGLE.always(null);
            var before = GOOGLE.requests().size();

            awaitServing(reaching);

            var passages = get(reaching, "/api/v1/admin/index")
                    .at("/generations/1/passages")
                    .asInt();
            assertThat(passages)
                    .isEqualTo(get(reaching, "/api/v1/admin/index")
                            .at("/generations/0/passages")
                            .asInt());
            assertThat(passagesAsked(before))
                    .as(
                            "what was durable before the kill is not embedded again, three documents or two and the deleted one")
                    .isLessThan(passages - 60);
            allIsThere(reaching);
            refusesChanges(without);
            upload(reaching, "late", 5);
            without.kill();
            try (var restarted = node("restarted", stores, hosted())) {
                allIsThere(restarted);
                delete(restarted, "island4");
                assertThat(nearest(reaching, "island4")).doesNotContain("island4");
            }
        }
        assertThat(Files.readString(RunningDocent.output(folder.resolve("reaching"))))
                .contains("switched to generation=2")
                .doesNotContain(" ERROR ");
    }

    private void refusesChanges(RunningDocent without) {
        Awaitility.await("the switch to be seen").untilAsserted(() -> {
            var refused = call(without, HttpMethod.DELETE, "/api/v1/documents/" + documents.get("island0"));
            assertThat(refused.getStatusCode().value()).isEqualTo(503);
            assertThat(String.valueOf(refused.getBody())).contains("restarted with that model");
        });
        assertThat(nearest(without, "island1")).contains("island1");
        // The deletion is completed by a node that has the model.
        documents.remove("island0");
    }

    private void allIsThere(RunningDocent node) {
        assertThat(get(node, "/api/v1/knowledge-bases/default/stats")
                        .get("embedding_model")
                        .asText())
                .isEqualTo("gemini-embedding-2");
        for (var name : documents.keySet()) {
            assertThat(nearest(node, name)).contains(name);
        }
        assertThat(nearest(node, "island5")).doesNotContain("island5");
    }

    private RunningDocent node(String name, HostedStores stores, Map<String, String> model) throws IOException {
        var settings = new HashMap<>(stores.settings());
        settings.put("MASTER_API_KEY", MASTER);
        settings.put("JWT_SECRET_KEY", "a-secret-of-all-that-has-more-than-256-bits");
        settings.put("DOCENT_SAMPLE", "file:none");
        settings.putAll(model);
        return RunningDocent.start(Files.createDirectory(folder.resolve(name)), settings);
    }

    private static Map<String, String> key() {
        return Map.of(
                "GEMINI_API_KEY",
                GeminiStandIn.KEY,
                "GOOGLE_GEMINI_BASE_URL",
                GOOGLE.url(),
                "DOCENT_GEMINI_CALLS_AT_ONCE",
                "1",
                "DOCENT_ANSWERING_KIND",
                "extractive");
    }

    private static Map<String, String> hosted() {
        var settings = new HashMap<>(key());
        settings.put("DOCENT_EMBEDDING_KIND", "gemini");
        settings.put("DOCENT_INDEX_REBUILD_START", "automatic");
        return settings;
    }

    private static boolean isOfDocuments(StandInRequest request) {
        return request.body().contains("lit the lamp at dusk");
    }

    private static int passagesAsked(int after) {
        return GOOGLE.requests().stream()
                .skip(after)
                .filter(NodesChangeModelIT::isOfDocuments)
                .mapToInt(request -> request.json().path("requests").size())
                .sum();
    }

    private static void awaitServing(RunningDocent node) {
        Awaitility.await("generation 2")
                .atMost(Duration.ofMinutes(3))
                .until(() ->
                        get(node, "/api/v1/admin/index").get("serving").asText().equals("2"));
    }

    private void upload(RunningDocent node, String name, int sentences) {
        var text = IntStream.range(0, sentences)
                .mapToObj(each -> "The keeper of %s wrote sentence %d and lit the lamp at dusk.".formatted(name, each))
                .collect(Collectors.joining(" "));
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(text.getBytes()) {
            @Override
            public String getFilename() {
                return name + ".txt";
            }
        });
        var document = node.client()
                .post()
                .uri("/make_embedding")
                .header("X-API-Key", MASTER)
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(parts)
                .retrieve()
                .body(JsonNode.class)
                .at("/documents/0");
        assertThat(document.get("status").asText()).isEqualTo("ready");
        documents.put(name, document.get("id").asText());
    }

    private void delete(RunningDocent node, String name) {
        var deleted = call(node, HttpMethod.DELETE, "/api/v1/documents/" + documents.remove(name));
        assertThat(deleted.getStatusCode().is2xxSuccessful()).isTrue();
    }

    /** {@return the documents that meaning alone finds, by their names} */
    private static List<String> nearest(RunningDocent node, String name) {
        var found = node.client()
                .post()
                .uri("/api/v1/knowledge-bases/default/search")
                .header("X-API-Key", MASTER)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("query", "Who lit the lamp of %s?".formatted(name), "mode", "semantic", "limit", 100))
                .retrieve()
                .body(JsonNode.class);
        return StreamSupport.stream(found.get("items").spliterator(), false)
                .map(item -> item.get("filename").asText().replace(".txt", ""))
                .distinct()
                .toList();
    }

    private static JsonNode get(RunningDocent node, String path) {
        return node.client()
                .get()
                .uri(path)
                .header("X-API-Key", MASTER)
                .retrieve()
                .body(JsonNode.class);
    }

    private static ResponseEntity<String> call(RunningDocent node, HttpMethod method, String path) {
        return node.client()
                .method(method)
                .uri(path)
                .header("X-API-Key", MASTER)
                .retrieve()
                .onStatus(status -> true, (request, response) -> {})
                .toEntity(String.class);
    }
}
