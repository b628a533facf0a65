package dev.docent.bench.everyday;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;

/** A knowledge base of a running service, which is filled and asked. */
final class AskedService {

    private static final int LOOK_MILLIS = 500;

    private final RestClient http;
    private final RestClient chats;
    private final String base;

    /** @param http sends an API key of the account */
    AskedService(RestClient http) {
        this.http = http;
        this.chats = http.mutate()
                .defaultHeaders(headers -> headers.remove("X-API-Key"))
                .build();
        this.base = post("/api/v1/knowledge-bases", Map.of("name", "everyday"))
                .path("id")
                .asText();
    }

    /** {@return the number of files that were accepted} Names of others are printed. */
    int upload(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return (int) files.filter(Files::isRegularFile)
                    .sorted()
                    .filter(this::isAccepted)
                    .count();
        }
    }

    private boolean isAccepted(Path file) {
        var body = new MultipartBodyBuilder();
        body.part("file", new FileSystemResource(file)).filename(String.valueOf(file.getFileName()));
        try {
            http.post().uri(documents()).body(body.build()).retrieve().toBodilessEntity();
            return true;
        } catch (RestClientResponseException refused) {
            System.err.println("not accepted: " + file.getFileName() + " " + refused.getStatusCode());
            return false;
        }
    }

    /** Waits until all documents are ready or failed. */
    void await() throws InterruptedException {
        while (count("queued") + count("processing") > 0) {
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /** {@return the documents that could not be read, each with the reason} */
    List<String> failed() {
        var list = http.get()
                .uri(documents() + "?limit=100&status=failed")
                .retrieve()
                .body(JsonNode.class);
        return StreamSupport.stream(Objects.requireNonNull(list).path("items").spliterator(), false)
                .map(document -> document.path("filename").asText() + ": "
                        + document.path("error").path("message").asText())
                .toList();
    }

    private int count(String status) {
        var list = http.get()
                .uri(documents() + "?limit=1&status=" + status)
                .retrieve()
                .body(JsonNode.class);
        return Objects.requireNonNull(list).path("total").asInt();
    }

    private String documents() {
        return "/api/v1/knowledge-bases/" + base + "/documents";
    }

    /** {@return the reply to the question, in a chat if questions precede it} */
    Asked ask(String question, List<String> history) {
        if (history.isEmpty()) {
            return timed(() -> post("/query", Map.of("query", question, "knowledge_base_id", base)));
        }
        var token = post("/api/start_chat", Map.of("knowledge_base_id", base))
                .path("jwt_token")
                .asText();
        history.forEach(earlier -> chat(token, earlier));
        return timed(() -> chat(token, question));
    }

    private static Asked timed(Supplier<JsonNode> call) {
        var start = System.nanoTime();
        var reply = call.get();
        return new Asked(reply, System.nanoTime() - start);
    }

    /** @param nanos from request to reply */
    record Asked(JsonNode reply, long nanos) {}

    private JsonNode chat(String token, String question) {
        return Objects.requireNonNull(chats.post()
                .uri("/api/chat")
                .header("Authorization", token)
                .body(Map.of("query", question))
                .retrieve()
                .body(JsonNode.class));
    }

    private JsonNode post(String path, Map<String, String> body) {
        return Objects.requireNonNull(
                http.post().uri(path).body(body).retrieve().body(JsonNode.class));
    }

    /** {@return folders of the documents of a set: its own, and that of the collection it is part of} */
    static List<Path> documentsOf(Path set) {
        return Stream.of(set.resolve("documents"), set.resolve("../../documents/docs"))
                .filter(Files::isDirectory)
                .toList();
    }
}
