package dev.docent.api.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.HttpClientErrorException;

/** Files that break parsers, from eight clients at once, and ordinary ones in between: the ordinary ones get through. */
class FloodIT {

    private static final Path DATA = Path.of(System.getProperty("docent.test.data", "absent"), "hostile");
    private static final int CLIENTS = 8;

    /** Two tenants share the clients: the same bytes are one document for each. */
    private static final int TENANTS = 2;

    private static final int ORDINARY = 20;

    @TempDir
    Path folder;

    @Test
    void ordinaryDocumentsGetThrough() throws IOException, InterruptedException, ExecutionException {
        assumeTrue(Files.isDirectory(DATA), "there are no hostile files in " + DATA + ": they are not tried");
        try (var docent = RunningDocent.start(folder, Map.of())) {
            flood(docent);
            var people = docent.keyFor("people");
            Awaitility.await("the ordinary documents")
                    .atMost(Duration.ofMinutes(5))
                    .until(() -> count(docent, people, "ready") == ORDINARY);
            for (int number = 0; number < ORDINARY; number++) {
                assertThat(search(docent, people, "keeper number " + number)).contains("Keeper number " + number + " ");
            }
            for (int tenant = 0; tenant < TENANTS; tenant++) {
                allComeToAnEnd(docent, docent.keyFor("flood-" + tenant));
            }
        }
        assertThat(folder.resolve("data/tmp")).satisfies(FloodIT::holdsNoFile);
    }

    private static void flood(RunningDocent docent) throws IOException, InterruptedException, ExecutionException {
        var files = hostile();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> clients.submit(() -> {
                        var key = docent.keyFor("flood-" + client % TENANTS);
                        for (var file : files) {
                            upload(docent, key, new FileSystemResource(file));
                        }
                        return key;
                    }))
                    .toList();
            var people = docent.keyFor("people");
            for (int number = 0; number < ORDINARY; number++) {
                upload(docent, people, ordinary(number));
            }
            for (var client : all) {
                client.get();
            }
        }
    }

    /** Nothing of a document that failed is found. */
    private static void allComeToAnEnd(RunningDocent docent, String key) {
        Awaitility.await("the hostile documents")
                .atMost(Duration.ofMinutes(10))
                .until(() -> count(docent, key, "queued") + count(docent, key, "processing") == 0);
        for (var document : get(docent, key, "/api/v1/knowledge-bases/default/documents?status=failed&limit=100")
                .get("items")) {
            assertThat(document.at("/error/code").asText()).isNotEqualTo("internal");
            assertThat(document.at("/error/message").asText()).isNotBlank();
            assertThat(get(
                                    docent,
                                    key,
                                    "/api/v1/documents/" + document.get("id").asText() + "/passages")
                            .get("total")
                            .asInt())
                    .isZero();
        }
    }

    private static void upload(RunningDocent docent, String key, Resource file) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", file);
        try {
            docent.client()
                    .post()
                    .uri("/api/v1/knowledge-bases/default/documents")
                    .header("X-API-Key", key)
                    .contentType(MediaType.MULTIPART_FORM_DATA)
                    .body(parts)
                    .retrieve()
                    .toBodilessEntity();
        } catch (HttpClientErrorException refused) {
            // Empty files and archives that cannot be unpacked are refused at the door.
            assertThat(refused.getStatusCode().value()).isIn(400, 413, 415, 422);
        }
    }

    private static Resource ordinary(int number) {
        var text = "Keeper number " + number + " lit the lamp at dusk and wrote it down in the book of the tower.";
        return new ByteArrayResource(text.getBytes()) {
            @Override
            public String getFilename() {
                return "keeper-" + number + ".txt";
            }
        };
    }

    private static List<Path> hostile() throws IOException {
        try (var files = Files.walk(DATA)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".tsv"))
                    .sorted()
                    .toList();
        }
    }

    private static int count(RunningDocent docent, String key, String status) {
        return get(docent, key, "/api/v1/knowledge-bases/default/documents?status=" + status)
                .get("total")
                .asInt();
    }

    private static String search(RunningDocent docent, String key, String question) {
        return docent.client()
                .post()
                .uri("/api/v1/knowledge-bases/default/search")
                .header("X-API-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("query", question, "limit", 20))
                .retrieve()
                .body(JsonNode.class)
                .toString();
    }

    private static JsonNode get(RunningDocent docent, String key, String path) {
        return docent.client()
                .get()
                .uri(path)
                .header("X-API-Key", key)
                .retrieve()
                .body(JsonNode.class);
    }

    private static void holdsNoFile(Path temporary) throws IOException {
        if (Files.exists(temporary)) {
            try (var left = Files.walk(temporary)) {
                // The classes of the sandbox's launcher stay and are written again at each start.
                assertThat(left.filter(Files::isRegularFile)
                                .filter(file -> !file.startsWith(temporary.resolve("sandbox"))))
                        .isEmpty();
            }
        }
    }
}
