package dev.docent.api.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What whoever gets a heap dump of an idle service does not get: passwords and keys that people sent. They are in memory while
 * a call is served, and until the garbage collector runs.
 */
@Timeout(300)
class HeapDumpIT {

    private static final String MASTER = "master-key-Qw7RtZu3PoKj5HgF";
    private static final int CHUNK = 1 << 24;
    private static final List<Charset> ENCODINGS =
            List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);

    @TempDir
    Path folder;

    private final Map<String, String> secrets = new LinkedHashMap<>(Map.of(
            "the password", "amber-Lantern-47-over-the-rocks",
            "the new password", "violet-Anchor-83-beside-the-quay",
            "a wrong password", "crimson-Ladder-29-under-the-roof",
            "the password of a document", "silver-Kettle-61-behind-the-mill"));

    @Test
    void holdsNoPasswordAndNoKeyOfAUser() throws Exception {
        try (var docent = RunningDocent.start(folder, Map.of("MASTER_API_KEY", MASTER, "DOCENT_SAMPLE", "file:none"))) {
            for (var version : HttpClient.Version.values()) {
                try (var http = client(docent, version)) {
                    use(new Caller(http, docent.address()), version.name().toLowerCase(java.util.Locale.ROOT));
                }
            }
            assertThat(secrets).hasSizeGreaterThan(10);

            var dump = dump(docent);

            secrets.put("what is there", MASTER);
            assertThat(found(dump)).containsExactly("what is there");
        }
    }

    /** Sends secrets of all kinds, as people and programs do. */
    private void use(Caller caller, String name) throws IOException, InterruptedException {
        var email = name + "@example.com";
        var master = Map.of("X-API-Key", MASTER);
        var person = Map.of("email", email, "password", secret("the password"), "display_name", "Ada", "user_id", name);
        caller.post("/api/v1/auth/register", master, person);
        caller.post("/api/v1/auth/login", Map.of(), Map.of("email", email, "password", secret("a wrong password")));
        caller.post(
                "/api/v1/auth/login", Map.of(), Map.of("email", "x" + email, "password", secret("a wrong password")));
        var signIn = Map.of("email", email, "password", secret("the password"));
        var session = caller.post("/api/v1/auth/login", Map.of(), signIn);
        var refreshed = caller.post(
                "/api/v1/auth/refresh",
                Map.of(),
                Map.of("refresh_token", session.get("refresh_token").asText()));
        add(name + " refresh token", session.get("refresh_token"));
        var token = Map.of(
                "Authorization", "Bearer " + refreshed.get("access_token").asText());
        var key = add(
                name + " key",
                caller.post("/api/v1/keys", token, Map.of("name", name)).get("api_key"));
        add(
                name + " temporary key",
                caller.post("/get_temp_api_key", master, Map.of("user_id", name))
                        .get("api_key"));
        var withKey = Map.of("X-API-Key", key);
        var chat = caller.post("/api/start_chat", withKey, Map.of()).get("jwt_token");
        caller.post("/api/chat", Map.of("Authorization", add(name + " chat token", chat)), Map.of("query", "hello"));
        caller.post("/query", withKey, Map.of("query", "Which lamp burns?"));
        caller.post("/query", Map.of("X-API-Key", add(name + " wrong key", key + "x")), Map.of("query", "hello"));
        caller.upload("/make_embedding", withKey, secret("the password of a document"));
        caller.post(
                "/api/v1/auth/password/change",
                token,
                Map.of("current_password", secret("the password"), "new_password", secret("the new password")));
    }

    private String secret(String name) {
        return String.valueOf(secrets.get(name));
    }

    private String add(String name, JsonNode text) {
        return add(name, text.asText());
    }

    private String add(String name, String text) {
        secrets.put(name, text);
        return text;
    }

    /** {@return a dump of the objects that are still reachable after a full collection} */
    private Path dump(RunningDocent docent) throws IOException, InterruptedException {
        var file = folder.resolve("heap.hprof");
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var command = new ProcessBuilder(jcmd, String.valueOf(docent.process().pid()), "GC.heap_dump", file.toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(command.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(file).as(output).exists();
        return file;
    }

    /** {@return the names of the secrets in the file, in the encodings of strings and of arrays of characters} */
    private TreeSet<String> found(Path file) throws IOException {
        var found = new TreeSet<String>();
        var overlap = 4096;
        try (var in = Files.newInputStream(file)) {
            var kept = "";
            for (var chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
                var text = kept + new String(chunk, StandardCharsets.ISO_8859_1);
                secrets.forEach((name, secret) -> {
                    if (ENCODINGS.stream().anyMatch(encoding -> text.contains(encoded(secret, encoding)))) {
                        found.add(name);
                    }
                });
                kept = text.substring(Math.max(0, text.length() - overlap));
            }
        }
        return found;
    }

    private static String encoded(String secret, Charset encoding) {
        return new String(secret.getBytes(encoding), StandardCharsets.ISO_8859_1);
    }

    private HttpClient client(RunningDocent docent, HttpClient.Version version) throws IOException {
        return HttpClient.newBuilder()
                .version(version)
                .sslContext(RunningDocent.trusting(folder.resolve("certs/certificate.crt")))
                .build();
    }

    /** Sends calls whose answers may be refusals. */
    private record Caller(HttpClient http, String address) {

        private static final ObjectMapper JSON = new ObjectMapper();

        JsonNode post(String path, Map<String, String> headers, Map<String, ?> body)
                throws IOException, InterruptedException {
            return send(path, headers, "application/json", JSON.writeValueAsString(body));
        }

        void upload(String path, Map<String, String> headers, String password)
                throws IOException, InterruptedException {
            var part = "--b\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n";
            var body = part.formatted("password", "", password)
                    + part.formatted("file", "; filename=\"lamp.txt\"", "The green lamp burns.")
                    + "--b--\r\n";
            send(path, headers, "multipart/form-data; boundary=b", body);
        }

        private JsonNode send(String path, Map<String, String> headers, String type, String body)
                throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(URI.create(address + path)).header("Content-Type", type);
            headers.forEach(request::header);
            var answer = http.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
            return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
        }
    }
}
