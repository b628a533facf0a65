package dev.docent.api.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;

/**
 * Two services at the same stores ingest documents together ({@code -Ddocent.documents} for a number other than 60), and one of them is killed in the middle: each document
 * is there once, and was brought to its end once.
 */
@Tag("thorough")
class TwoNodesIT {

    private static final int DOCUMENTS = Integer.getInteger("docent.documents", 60);
    private static final Pattern READY = Pattern.compile(" ready document=(\\S+)");

    @TempDir
    Path folder;

    @Test
    void ingestTogetherAndOneIsKilled() throws Exception {
        try (var stores = HostedStores.start(folder);
                var one = node("one", stores);
                var two = node("two", stores)) {
            var key = one.keyFor("shared");
            var accepted = upload(key, one, two);
            assertThat(accepted).hasSize(DOCUMENTS);
            Awaitility.await("a quarter to be ready")
                    .atMost(Duration.ofMinutes(5))
                    .until(() -> statistics(two, key).get("ready").asInt() >= DOCUMENTS / 4);

            one.kill();

            Awaitility.await("all to be ready")
                    .atMost(Duration.ofMinutes(5))
                    .until(() -> statistics(two, key).get("pending").asInt() == 0);
            var documents = documents(two, key);
            assertThat(documents.keySet()).containsExactlyInAnyOrderElementsOf(accepted.keySet());
            assertThat(documents.values())
                    .allSatisfy(document -> assertThat(document.get("status").asText())
                            .as(document.toString())
                            .isEqualTo("ready"));
            assertThat(statistics(two, key).get("passages").asInt())
                    .isEqualTo(documents.values().stream()
                            .mapToInt(document -> document.get("passages").asInt())
                            .sum());
        }
        var byOne = brought("one");
        var byTwo = brought("two");
        assertThat(byOne).as("the first worked").isNotEmpty();
        assertThat(byTwo).as("the second worked").isNotEmpty();
        assertThat(Stream.concat(byOne.stream(), byTwo.stream())
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())))
                .as("how often each was brought to its end")
                .allSatisfy((document, times) -> assertThat(times).isEqualTo(1));
    }

    private RunningDocent node(String name, HostedStores stores) throws IOException {
        var settings = new HashMap<>(stores.settings());
        settings.put("MASTER_API_KEY", "the-master-key-of-both");
        settings.put("JWT_SECRET_KEY", "a-secret-of-both-that-has-more-than-256-bits");
        settings.put("DOCENT_SAMPLE", "file:none");
        return RunningDocent.start(Files.createDirectory(folder.resolve(name)), settings);
    }

    /** {@return the names of what was acknowledged, by id} */
    private static Map<String, String> upload(String key, RunningDocent... nodes) throws InterruptedException {
        var accepted = new ConcurrentHashMap<String, String>();
        try (var clients = Executors.newFixedThreadPool(4)) {
            for (var number = 0; number < DOCUMENTS; number++) {
                var name = "document-" + number;
                var node = nodes[number % nodes.length];
                clients.submit(() -> accepted.put(upload(node, key, name), name));
            }
        }
        return accepted;
    }

    private static String upload(RunningDocent node, String key, String name) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(text(name).getBytes()) {
            @Override
            public String getFilename() {
                return name + ".txt";
            }
        });
        return node.client()
                .post()
                .uri("/api/v1/knowledge-bases/default/documents")
                .header("X-API-Key", key)
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(parts)
                .retrieve()
                .body(JsonNode.class)
                .at("/documents/0/id")
                .asText();
    }

    private static String text(String name) {
        return IntStream.range(0, 20)
                .mapToObj(sentence -> "Sentence " + sentence + " of " + name + " tells that the keeper "
                        + Integer.toHexString((name + sentence).hashCode()) + " lit the lamp at dusk.")
                .collect(Collectors.joining(" "));
    }

    private static Map<String, JsonNode> documents(RunningDocent node, String key) {
        var documents = new HashMap<String, JsonNode>();
        for (var offset = 0; offset <= DOCUMENTS; offset += 100) {
            get(node, key, "/api/v1/knowledge-bases/default/documents?limit=100&offset=" + offset)
                    .get("items")
                    .forEach(document -> documents.put(document.get("id").asText(), document));
        }
        return documents;
    }

    private static JsonNode statistics(RunningDocent node, String key) {
        return get(node, key, "/api/v1/knowledge-bases/default/stats");
    }

    private static JsonNode get(RunningDocent node, String key, String path) {
        return node.client().get().uri(path).header("X-API-Key", key).retrieve().body(JsonNode.class);
    }

    /** {@return the documents that the node says it brought to their end} */
    private List<String> brought(String node) throws IOException {
        var ready = new ArrayList<String>();
        for (var line : Files.readAllLines(RunningDocent.output(folder.resolve(node)))) {
            var found = READY.matcher(line);
            if (found.find()) {
                ready.add(found.group(1));
            }
        }
        return ready;
    }
}
