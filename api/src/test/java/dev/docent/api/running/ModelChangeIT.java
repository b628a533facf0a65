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
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;

/**
 * A service whose embedding model is changed from the one in the process to a hosted one: killed in the middle, while
 * documents come and go; and then rolled back.
 */
@Tag("thorough")
class ModelChangeIT {

    private static final GeminiStandIn GOOGLE = GeminiStandIn.start();
    private static final Map<String, String> KEY = Map.of(
            "GEMINI_API_KEY", GeminiStandIn.KEY,
            "GOOGLE_GEMINI_BASE_URL", GOOGLE.url(),
            "DOCENT_GEMINI_CALLS_AT_ONCE", "1",
            "DOCENT_ANSWERING_KIND", "extractive",
            "DOCENT_INDEX_REBUILD_PRICE_PER_MILLION_TOKENS", "0.15");
    private static final Map<String, String> HOSTED = new HashMap<>(KEY);

    static {
        HOSTED.put("DOCENT_EMBEDDING_KIND", "gemini");
    }

    private static final int DOCUMENTS = 6;

    /** So many calls embed the first half of the documents: 100 passages, and the few that are left of the third. */
    private static final int ANSWERED = 2;

    @TempDir
    Path folder;

    private final Map<String, String> documents = new HashMap<>();

    @AfterAll
    static void close() throws IOException {
        GOOGLE.close();
    }

    @Test
    void answersWithoutAGapWhateverHappens() throws Exception {
        try (var docent = RunningDocent.start(folder, Map.of())) {
            for (int i = 0; i < DOCUMENTS; i++) {
                upload(docent, "island" + i, 500);
            }
            assertThat(nearest(docent, "Who lit the lamp of island3?")).contains("island3");
        }
        aKeyChangesNothing();
        killedInTheMiddle();
        var asked = GOOGLE.requests().size();
        try (var docent = RunningDocent.start(folder, HOSTED)) {
            awaitServing(docent, "2");
            var index = index(docent);
            assertThat(index.at("/generations/0/state").asText()).isEqualTo("kept");
            assertThat(index.at("/generations/1/passages").asInt())
                    .isEqualTo(index.at("/generations/0/passages").asInt());
            assertThat(passagesAsked(asked))
                    .as("what was durable before the kill is not embedded again")
                    .isLessThan(index.at("/generations/1/passages").asInt() - 90);
            allIsThere(docent, "gemini-embedding-2");
            upload(docent, "late", 5);
            assertThat(nearest(docent, "Who lit the lamp of late?")).contains("late");

            call(docent, HttpMethod.POST, "/api/v1/admin/index/rollback");

            awaitServing(docent, "1");
            allIsThere(docent, "bge-small-en-v1.5-int8");
            var before = GOOGLE.requests().size();
            assertThat(nearest(docent, "Who lit the lamp of late?")).contains("late");
            assertThat(GOOGLE.requests())
                    .as("an old generation is asked by its own model")
                    .hasSize(before);
            call(docent, HttpMethod.DELETE, "/api/v1/admin/index/generations/2");
            assertThat(index(docent).get("generations")).hasSize(1);
        }
        assertThat(Files.readString(RunningDocent.output(folder)))
                .containsPattern(
                        "rebuild generation=2 model=gemini-embedding-2 state=PLANNED: [0-9,]+ passages with about [0-9,]+ tokens, .*USD.*confirm it with POST")
                .contains("switched to generation=2", "switched to generation=1")
                .doesNotContain(GeminiStandIn.KEY);
    }

    private void aKeyChangesNothing() throws IOException {
        try (var docent = RunningDocent.start(folder, KEY)) {
            allIsThere(docent, "bge-small-en-v1.5-int8");
            assertThat(index(docent).has("rebuild")).isFalse();
            assertThat(GOOGLE.requests()).as("nothing is embedded there").isEmpty();
        }
        assertThat(Files.readString(RunningDocent.output(folder)))
                .containsPattern("embedding +\\| bge-small-en-v1.5-int8, in process +\\| the index was built with it")
                .contains("The index keeps the embedding model that built it. To change to gemini-embedding-2,");
    }

    private void killedInTheMiddle() throws IOException {
        var calls = new AtomicInteger();
        GOOGLE.always((request, connection) -> {
            if (isOfDocuments(request)) {
                if (calls.incrementAndGet() > ANSWERED) {
                    connection.awaitClose();
                    return;
                }
                // So long that what was brought is made durable.
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(3));
            }
            StandInReply.asDocumented().to(request, connection);
        });
        try (var docent = RunningDocent.start(folder, HOSTED)) {
            assertThat(index(docent).at("/rebuild/status").asText()).isEqualTo("planned");
            Awaitility.await("the estimate")
                    .until(() -> index(docent).at("/rebuild/estimate/cost").isNumber());
            assertThat(calls).as("no document is sent before the confirmation").hasValue(0);
            call(docent, HttpMethod.POST, "/api/v1/admin/index/rebuild");
            Awaitility.await("the fill to stand still")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> calls.get() > ANSWERED);
            assertThat(index(docent).at("/serving").asText()).isEqualTo("1");
            assertThat(index(docent).at("/rebuild/passages_done").asInt()).isPositive();
            assertThat(get(docent, "/health").at("/components/rebuild/adapter").asText())
                    .startsWith("generation 2 by gemini-embedding-2");
            var before = GOOGLE.requests().size();
            allIsThere(docent, "bge-small-en-v1.5-int8");
            upload(docent, "meanwhile", 5);
            assertThat(nearest(docent, "Who lit the lamp of meanwhile?")).contains("meanwhile");
            call(docent, HttpMethod.DELETE, "/api/v1/documents/" + documents.remove("island5"));
            assertThat(GOOGLE.requests())
                    .as("an old generation is asked by its own model")
                    .hasSize(before);
            docent.kill();
        }
        GOOGLE.always(null);
    }

    private void allIsThere(RunningDocent docent, String model) throws IOException {
        var statistics = get(docent, "/api/v1/knowledge-bases/default/stats");
        assertThat(statistics.get("embedding_model").asText()).isEqualTo(model);
        for (var name : documents.keySet()) {
            assertThat(nearest(docent, "Who lit the lamp of " + name + "?")).contains(name);
        }
        if (!documents.containsKey("island5")) {
            assertThat(nearest(docent, "Who lit the lamp of island5?")).doesNotContain("island5");
        }
    }

    private static boolean isOfDocuments(StandInRequest request) {
        return request.body().contains("lit the lamp at dusk");
    }

    private static int passagesAsked(int after) {
        return GOOGLE.requests().stream()
                .skip(after)
                .filter(ModelChangeIT::isOfDocuments)
                .mapToInt(request -> request.json().path("requests").size())
                .sum();
    }

    private static void awaitServing(RunningDocent docent, String name) {
        Awaitility.await("generation " + name)
                .atMost(Duration.ofMinutes(3))
                .until(() -> index(docent).get("serving").asText().equals(name));
    }

    private static JsonNode index(RunningDocent docent) throws IOException {
        return get(docent, "/api/v1/admin/index");
    }

    private void upload(RunningDocent docent, String name, int sentences) throws IOException {
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
        var document = docent.client()
                .post()
                .uri("/make_embedding")
                .header("X-API-Key", docent.masterKey())
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(parts)
                .retrieve()
                .body(JsonNode.class)
                .at("/documents/0");
        assertThat(document.get("status").asText()).isEqualTo("ready");
        documents.put(name, document.get("id").asText());
    }

    /** {@return the documents that meaning alone finds, by their names} */
    private static List<String> nearest(RunningDocent docent, String question) throws IOException {
        var found = docent.client()
                .post()
                .uri("/api/v1/knowledge-bases/default/search")
                .header("X-API-Key", docent.masterKey())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("query", question, "mode", "semantic", "limit", 100))
                .retrieve()
                .body(JsonNode.class);
        return StreamSupport.stream(found.get("items").spliterator(), false)
                .map(item -> item.get("filename").asText().replace(".txt", ""))
                .distinct()
                .toList();
    }

    private static JsonNode get(RunningDocent docent, String path) throws IOException {
        return Objects.requireNonNull(call(docent, HttpMethod.GET, path));
    }

    private static @Nullable JsonNode call(RunningDocent docent, HttpMethod method, String path) throws IOException {
        return docent.client()
                .method(method)
                .uri(path)
                .header("X-API-Key", docent.masterKey())
                .retrieve()
                .body(JsonNode.class);
    }
}
