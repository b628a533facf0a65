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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** Two services at the same stores: what ends on one of them ends on the other within a second, with all that hangs on it. */
@Tag("thorough")
@Timeout(300)
class RevocationIT {

    private static final Logger log = LoggerFactory.getLogger(RevocationIT.class);
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final String PASSWORD = "teal-Walrus-92-under-ice";

    @TempDir
    static Path folder;

    private static HostedStores stores;
    private static RunningDocent one;
    private static RunningDocent two;

    @BeforeAll
    static void startBoth() throws IOException {
        stores = HostedStores.start(folder);
        one = node("one");
        two = node("two");
    }

    @AfterAll
    static void stopBoth() {
        two.close();
        one.close();
        stores.close();
    }

    @Test
    void endsWhatHangsOnAKey() throws Exception {
        var created = post(one, "/api/v1/keys", master(), Map.of("name", "shared"));
        var key = new Credential("X-API-Key", created.get("api_key").asText());
        var token = chatToken(key);
        var streams = streams(key, uploadMuch(key));
        assertThat(status(HttpMethod.POST, two, "/api/chat", token, "hello")).isEqualTo(200);

        var revoked =
                send(HttpMethod.DELETE, one, "/api/v1/keys/" + created.get("id").asText(), master(), null);

        refusesOnTheOtherNode(401, token, key);
        endedWithin(streams, 401, revoked);
    }

    @Test
    void endsWhatHangsOnASession() throws Exception {
        var session = signIn("session");
        var token = chatToken(session);
        var streams = streams(session, uploadMuch(session));
        assertThat(status(HttpMethod.POST, two, "/api/chat", token, "hello")).isEqualTo(200);

        var ended = send(HttpMethod.POST, one, "/api/v1/auth/logout", session, null);

        refusesOnTheOtherNode(401, token, session);
        endedWithin(streams, 401, ended);
    }

    /** And the streams of another account that the suspended one shares with, which come back. */
    @Test
    void endsWhatHangsOnAnAccount() throws Exception {
        var key = new Credential("X-API-Key", one.keyFor("suspended"));
        var other = new Credential("X-API-Key", one.keyFor("its reader"));
        var session = signIn("suspended");
        var base = get(one, "/api/v1/knowledge-bases/default", key).get("id").asText();
        send(
                HttpMethod.PUT,
                one,
                "/api/v1/knowledge-bases/" + base + "/shares/its reader",
                session,
                Map.of("role", "reader"));
        var document = uploadMuch(key);
        var ofKey = streams(key, document);
        var ofSession = streams(session, document);
        var ofOther = streams(other, document);

        var suspended = suspend("suspended", true);

        refusesOnTheOtherNode(401, key, session);
        assertThat(status(HttpMethod.GET, two, "/api/v1/documents/" + document, other, null))
                .isEqualTo(404);
        endedWithin(ofKey, 401, suspended);
        endedWithin(ofSession, 401, suspended);
        endedWithin(ofOther, 404, suspended);

        suspend("suspended", false);

        assertThat(status(HttpMethod.GET, two, "/api/v1/documents/" + document, other, null))
                .isEqualTo(200);
        assertThat(status(HttpMethod.GET, two, "/api/v1/documents/" + document, key, null))
                .isEqualTo(200);
    }

    private static void refusesOnTheOtherNode(int expected, Credential... credentials) {
        for (var credential : credentials) {
            assertThat(status(HttpMethod.POST, two, "/query", credential, "hello"))
                    .isEqualTo(expected);
        }
    }

    private static void endedWithin(List<EventStream> streams, int reason, long begun) throws Exception {
        for (var stream : streams) {
            var took = Duration.ofNanos(stream.ended.get() - begun);
            log.info("event=stream_ended after_ms={}", took.toMillis());
            assertThat(stream.last).contains("\"status\":" + reason);
            assertThat(took).isLessThan(LIMIT);
        }
    }

    /** {@return streams on both nodes that have begun} */
    private static List<EventStream> streams(Credential credential, String document) throws InterruptedException {
        var streams = List.of(new EventStream(two, credential, document), new EventStream(one, credential, document));
        for (var stream : streams) {
            stream.begun.await();
        }
        return streams;
    }

    private static RunningDocent node(String name) throws IOException {
        var settings = new HashMap<>(stores.settings());
        settings.put("MASTER_API_KEY", "the-master-key-of-both");
        settings.put("JWT_SECRET_KEY", "a-secret-of-both-that-has-more-than-256-bits");
        settings.put("DOCENT_SAMPLE", "file:none");
        return RunningDocent.start(Files.createDirectory(folder.resolve(name)), settings);
    }

    private static Credential master() throws IOException {
        return new Credential("X-API-Key", one.masterKey());
    }

    private static Credential chatToken(Credential credential) {
        var started = post(two, "/api/start_chat", credential, Map.of());
        return new Credential("Authorization", started.get("jwt_token").asText());
    }

    /** {@return the session of a person who has registered for the account} */
    private static Credential signIn(String account) throws IOException {
        var email = account + "@example.com";
        post(
                one,
                "/api/v1/auth/register",
                master(),
                Map.of("email", email, "password", PASSWORD, "display_name", "Pat", "user_id", account));
        var tokens = post(two, "/api/v1/auth/login", master(), Map.of("email", email, "password", PASSWORD));
        return new Credential(
                "Authorization", "Bearer " + tokens.get("access_token").asText());
    }

    /** {@return when it was done} */
    private static long suspend(String account, boolean suspended) throws IOException {
        var id = get(one, "/api/v1/admin/accounts?limit=100", master())
                .get("items")
                .valueStream()
                .filter(each -> each.get("user_id").asText().equals(account))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asText();
        return send(HttpMethod.PATCH, one, "/api/v1/admin/accounts/" + id, master(), Map.of("suspended", suspended));
    }

    /** {@return a document that takes much longer to embed than the test lasts} */
    private static String uploadMuch(Credential credential) {
        var text = IntStream.range(0, 12_000)
                .mapToObj(line ->
                        "Keeper %d of tower %d lit lamp %d before the storm came.".formatted(line, line % 7, 3 * line))
                .collect(Collectors.joining("\n\n"));
        return post(one, "/api/v1/knowledge-bases/default/documents", credential, Map.of("text", text))
                .at("/documents/0/id")
                .asText();
    }

    private static JsonNode post(RunningDocent node, String path, Credential credential, Map<String, ?> body) {
        return node.client()
                .post()
                .uri(path)
                .header(credential.header(), credential.text())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .body(JsonNode.class);
    }

    private static JsonNode get(RunningDocent node, String path, Credential credential) {
        return node.client()
                .get()
                .uri(path)
                .header(credential.header(), credential.text())
                .retrieve()
                .body(JsonNode.class);
    }

    /** {@return when it had succeeded} */
    private static long send(
            HttpMethod method, RunningDocent node, String path, Credential credential, @Nullable Map<String, ?> body) {
        var call = node.client().method(method).uri(path).header(credential.header(), credential.text());
        if (body != null) {
            call.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        call.retrieve().toBodilessEntity();
        return System.nanoTime();
    }

    private static int status(
            HttpMethod method, RunningDocent node, String path, Credential credential, @Nullable String query) {
        var call = node.client().method(method).uri(path).header(credential.header(), credential.text());
        if (query != null) {
            call.contentType(MediaType.APPLICATION_JSON).body(Map.of("query", query));
        }
        return call.exchange((_, response) -> response.getStatusCode().value());
    }

    /** A credential and the header that it is sent in. */
    private record Credential(String header, String text) {}

    /** A stream of a document's events, read as they come. */
    private static final class EventStream {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CompletableFuture<Long> ended;
        private volatile String last = "";

        EventStream(RunningDocent node, Credential credential, String document) {
            ended = CompletableFuture.supplyAsync(() -> read(node, credential, document), Thread::startVirtualThread);
        }

        /** {@return when it ended} */
        private long read(RunningDocent node, Credential credential, String document) {
            return node.client()
                    .get()
                    .uri("/api/v1/documents/" + document + "/events")
                    .header(credential.header(), credential.text())
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
