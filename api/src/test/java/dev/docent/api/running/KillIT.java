package dev.docent.api.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClientException;

/**
 * {@code kill -9} of the service in the middle of uploading, ingesting and chatting, of one of its workers, or of both
 * in turn, at four moments ({@code -Ddocent.kills} for another number): whatever was acknowledged is there afterwards,
 * once, no batch of passages was embedded again but one that a kill cut off, and no process is left.
 */
class KillIT {

    static final Map<String, String> TELLING_OF_BATCHES =
            Map.of("LOGGING_LEVEL_DEV_DOCENT_INGESTION_PIPELINE", "DEBUG", "DOCENT_LIMITS_ENABLED", "false");

    /** Which moments are tried; any seed must pass. */
    private final Random random = new Random();

    private final Map<String, String> acknowledgedDocuments = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> acknowledgedAnswers = new ConcurrentLinkedQueue<>();

    @TempDir
    Path folder;

    private @Nullable RunningDocent docent;

    @AfterEach
    void close() {
        if (docent != null) {
            docent.close();
        }
    }

    @Test
    void losesAndRepeatsNothingThatWasAcknowledged() throws Exception {
        var batches = new EmbeddedBatches(RunningDocent.output(folder));
        var running = start();
        for (int round = 0; round < kills(); round++) {
            workUntilKilled(running, round);
            if (!running.process().isAlive()) {
                batches.endOfLife();
                running = start();
            }
        }

        allIsThereOnce(running);
        close();
        batches.endOfLife();
        batches.mustNotRepeatButWhatAKillCutOff();
        assertThat(acknowledgedAnswers).doesNotHaveDuplicates();
        assertThat(storedMessages()).containsAll(acknowledgedAnswers).doesNotHaveDuplicates();
    }

    /** {@return what the service is started with} */
    Map<String, String> settings() {
        return TELLING_OF_BATCHES;
    }

    private RunningDocent start() throws IOException {
        docent = RunningDocent.start(folder, settings());
        return docent;
    }

    private void allIsThereOnce(RunningDocent docent) throws IOException {
        var documents = whenAllAreDone(docent);

        assertThat(documents.keySet()).containsAll(acknowledgedDocuments.keySet());
        assertThat(documents.values().stream()
                        .map(document -> document.get("sha256").asText()))
                .as("no document is there twice")
                .doesNotHaveDuplicates();
        for (var document : documents.values()) {
            assertThat(document.get("status").asText()).as(document.toString()).isEqualTo("ready");
            hasEachPassageOnce(docent, document);
        }
        assertThat(statistics(docent).get("passages").asInt())
                .isEqualTo(documents.values().stream()
                        .mapToInt(document -> document.get("passages").asInt())
                        .sum());
    }

    private void workUntilKilled(RunningDocent docent, int round) throws Exception {
        var key = docent.keyFor("killed");
        var killed = new AtomicBoolean();
        var acknowledged = new CountDownLatch(1 + random.nextInt(uploadsARound() + 2));
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < uploadsARound(); number++) {
                var name = "round-" + round + "-document-" + number;
                var isLarge = number == 0 && round % 2 == 0;
                clients.submit(() -> whileItRuns(() -> {
                    acknowledgedDocuments.put(upload(docent, key, name, isLarge ? 600 : 60), name);
                    acknowledged.countDown();
                }));
            }
            clients.submit(() -> whileItRuns(() -> {
                var token = startChat(docent, key);
                while (!killed.get()) {
                    acknowledgedAnswers.add(chat(docent, token));
                    acknowledged.countDown();
                }
            }));
            assertThat(acknowledged.await(1, TimeUnit.MINUTES))
                    .as("the service works")
                    .isTrue();
            LockSupport.parkNanos(random.nextLong(TimeUnit.MILLISECONDS.toNanos(2_000)));
            kill(docent, round);
            killed.set(true);
        }
    }

    /** The service, a worker, or both, shortly after each other. */
    private void kill(RunningDocent docent, int round) {
        if (round % 3 != 0) {
            docent.workers().stream().findAny().ifPresent(ProcessHandle::destroyForcibly);
            LockSupport.parkNanos(random.nextLong(TimeUnit.MILLISECONDS.toNanos(200)));
        }
        if (round % 3 != 1) {
            docent.kill();
        }
    }

    private static void whileItRuns(Runnable client) {
        try {
            client.run();
        } catch (RestClientException killed) {
            // What was not acknowledged may be lost.
        }
    }

    private static String upload(RunningDocent docent, String key, String name, int sentences) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(text(name, sentences).getBytes()) {
            @Override
            public String getFilename() {
                return name + ".txt";
            }
        });
        return docent.client()
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

    /** Pages of sentences, each of them in no other document. */
    private static String text(String name, int sentences) {
        return IntStream.range(0, sentences)
                .mapToObj(sentence -> "Sentence " + sentence + " of " + name + " tells that the keeper "
                        + Integer.toHexString((name + sentence).hashCode())
                        + " lit the lamp at dusk and wrote it down.")
                .collect(Collectors.joining(" "));
    }

    private static String startChat(RunningDocent docent, String key) {
        return docent.client()
                .post()
                .uri("/api/start_chat")
                .header("X-API-Key", key)
                .retrieve()
                .body(JsonNode.class)
                .get("jwt_token")
                .asText();
    }

    private static String chat(RunningDocent docent, String token) {
        return docent.client()
                .post()
                .uri("/api/chat")
                .header("Authorization", token)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("query", "Who lit the lamp at dusk?"))
                .retrieve()
                .body(JsonNode.class)
                .get("message_id")
                .asText();
    }

    private Map<String, JsonNode> whenAllAreDone(RunningDocent docent) throws IOException {
        var key = docent.keyFor("killed");
        Awaitility.await("all documents to be done")
                .atMost(Duration.ofMinutes(5))
                .until(() -> documents(docent, key).values().stream()
                        .noneMatch(document -> List.of("queued", "processing")
                                .contains(document.get("status").asText())));
        return documents(docent, key);
    }

    private static Map<String, JsonNode> documents(RunningDocent docent, String key) {
        var documents = new HashMap<String, JsonNode>();
        var list = get(docent, key, "/api/v1/knowledge-bases/default/documents?limit=100");
        list.get("items").forEach(document -> documents.put(document.get("id").asText(), document));
        assertThat(list.get("total").asInt()).isEqualTo(documents.size());
        return documents;
    }

    private static void hasEachPassageOnce(RunningDocent docent, JsonNode document) throws IOException {
        var starts = new HashSet<Integer>();
        var all = document.get("passages").asInt();
        for (int offset = 0; offset < all; offset += 100) {
            var path = "/api/v1/documents/%s/passages?limit=100&offset=%d"
                    .formatted(document.get("id").asText(), offset);
            get(docent, docent.keyFor("killed"), path)
                    .get("items")
                    .forEach(passage -> assertThat(
                                    starts.add(passage.get("start").asInt()))
                            .as("each passage is there once")
                            .isTrue());
        }
        assertThat(starts).hasSize(all);
    }

    private static JsonNode statistics(RunningDocent docent) throws IOException {
        return get(docent, docent.keyFor("killed"), "/api/v1/knowledge-bases/default/stats");
    }

    private static JsonNode get(RunningDocent docent, String key, String path) {
        return docent.client()
                .get()
                .uri(path)
                .header("X-API-Key", key)
                .retrieve()
                .body(JsonNode.class);
    }

    /** {@return the ids of all answers that are kept; the service is stopped} */
    List<String> storedMessages() throws SQLException {
        var ids = new ArrayList<String>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/docent.db"));
                var rows =
                        connection.createStatement().executeQuery("select id from messages where role = 'ASSISTANT'")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    /** {@return how often one of them is killed} */
    int kills() {
        return Integer.getInteger("docent.kills", 4);
    }

    /** Every second round, one of them takes two batches to embed. No more in all than one page of the list holds. */
    private int uploadsARound() {
        return Math.clamp(100 / kills(), 1, 2);
    }
}
