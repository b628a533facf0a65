package dev.docent.api.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docent.api.webhook.transport.Receiver;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;

/**
 * A data folder that an earlier version wrote opens with this one, and everything in it answers as it did.
 *
 * <p>{@code earlier-version.zip} holds the folder, without model and temporary files, {@code recorded.json} with the
 * replies of that version, and {@code coast.zip}, an archive that it exported.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EarlierVersionIT {

    private static final String BASES = "/api/v1/knowledge-bases/";

    private final Receiver receiver = new Receiver();

    private RunningDocent docent;
    private JsonNode recorded;
    private String coast;
    private String anna;
    private String bert;

    @BeforeAll
    void opensTheFolder(@TempDir Path folder) throws IOException, SQLException {
        unpack(folder);
        recorded = new ObjectMapper().readTree(folder.resolve("recorded.json").toFile());
        coast = recorded.get("knowledge_base").asText();
        redirectWebhook(folder);
        docent = RunningDocent.start(
                folder,
                Map.of(
                        "MASTER_API_KEY",
                        recorded.get("master_key").asText(),
                        "JWT_SECRET_KEY",
                        recorded.get("jwt_secret").asText(),
                        "WEBHOOKS_ALLOW_HTTP",
                        "true",
                        "WEBHOOKS_ALLOW_PRIVATE",
                        "true"));
        anna = docent.keyFor("anna");
        bert = docent.keyFor("bert");
    }

    @AfterAll
    void stop() {
        receiver.close();
        if (docent != null) {
            docent.close();
        }
    }

    @Test
    void listsKnowledgeBasesAndDocuments() {
        assertThat(get("/api/v1/knowledge-bases", anna)).isEqualTo(recorded.get("knowledge_bases"));
        assertThat(get(BASES + coast + "/documents?limit=100", anna)).isEqualTo(recorded.get("documents"));
        assertThat(get(BASES + coast + "/stats", anna)).isEqualTo(recorded.get("stats"));
    }

    @Test
    void citesWhatWasCited() {
        assertThat(recorded.get("queries"))
                .allSatisfy(query -> asksAgain(anna, query, Map.of("knowledge_base_id", coast)));
        asksAgain(bert, recorded.get("bert"), Map.of());
    }

    @Test
    void findsWhatWasFound() {
        var body = Map.of("query", "harbor", "limit", 5, "filter", Map.of("topic", "harbors"));

        var found = post(BASES + coast + "/search", anna, body);

        var before = recorded.at("/search/items");
        assertThat(found.at("/items")).hasSameSizeAs(before);
        for (var item = 0; item < before.size(); item++) {
            // Keyword scores count the scope of the search since, and no longer the whole index.
            var now = without("scores", found.at("/items").get(item));
            assertThat(now.get("edited").asBoolean()).isFalse();
            assertThat(without("edited", now)).isEqualTo(without("scores", before.get(item)));
        }
    }

    @Test
    void keepsTextsAndOriginals() {
        for (var document : recorded.at("/documents/items")) {
            var path = "/api/v1/documents/" + document.get("id").asText();
            assertThat(bytes(path + "/original")).hasSize(document.get("size").asInt());
            if (document.get("status").asText().equals("ready")) {
                assertThat(get(path + "/passages", anna).get("total")).isEqualTo(document.get("passages"));
                assertThat(get(path + "/text", anna).get("text").asText()).isNotBlank();
            }
        }
    }

    @Test
    void continuesTheChat() {
        var again = docent.client()
                .post()
                .uri("/api/chat")
                .header("Authorization", tokenOfTheChat())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("query", "And how far is its light seen?"))
                .retrieve()
                .body(JsonNode.class);

        var before = recorded.at("/chat/turns/1");
        assertThat(again.get("conversation_id")).isEqualTo(recorded.at("/chat/conversation_id"));
        assertThat(again.get("standalone_query")).isEqualTo(before.get("standalone_query"));
        assertThat(again.get("answer").asText()).contains("27 nautical miles");
    }

    @Test
    void keepsReceiptsAndEvaluations() {
        var evaluation =
                BASES + coast + "/evaluations/" + recorded.at("/evaluation/id").asText();

        assertThat(get("/api/v1/deletions", anna)).isEqualTo(recorded.get("deletions"));
        assertThat(get(evaluation, anna)).isEqualTo(recorded.get("evaluation"));
        assertThat(get(evaluation + "/results", anna)).isEqualTo(recorded.get("evaluation_results"));
    }

    @Test
    void runsTheQuestionsOfTheEvaluationAgain() {
        var evaluations = BASES + coast + "/evaluations";
        var started = post(evaluations, anna, Map.of());

        var done = Awaitility.await("the evaluation")
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> get(evaluations + "/" + started.get("id").asText(), anna),
                        now -> now.get("status").asText().equals("done"));

        assertThat(done.at("/previous/id")).isEqualTo(recorded.at("/evaluation/id"));
        assertThat(done.at("/previous/worse")).isEmpty();
        assertThat(done.at("/summary/counts")).isEqualTo(recorded.at("/evaluation/summary/counts"));
    }

    @Test
    void signsMessagesWithTheSecretThatTheReceiverHas() throws Exception {
        var webhook = "/api/v1/webhooks/" + recorded.at("/webhook/id").asText();
        assertThat(without("url", get(webhook, anna))).isEqualTo(without("url", recorded.get("webhook_read")));

        post(webhook + "/test", anna, Map.of());

        var message = receiver.next();
        while (!message.body().contains("webhook.test")) {
            message = receiver.next();
        }
        assertThat(message.signature())
                .isEqualTo("v1," + hmac(message.id() + "." + message.time() + "." + message.body()));
    }

    @Test
    void readsTheDocumentThatWasWaiting() {
        var document = recorded.at("/waiting/upload/documents/0/id").asText();

        var read = Awaitility.await("the document")
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> get("/api/v1/documents/" + document, anna),
                        now -> now.get("status").asText().equals("ready"));

        assertThat(read.get("passages").asInt()).isPositive();
    }

    @Test
    void importsAnArchiveOfThatVersion(@TempDir Path folder) throws IOException {
        unpack(folder);

        var imported = docent.client()
                .post()
                .uri(BASES + "import?name=Imported")
                .header("X-API-Key", bert)
                .contentType(MediaType.parseMediaType("application/zip"))
                .body(Files.readAllBytes(folder.resolve("coast.zip")))
                .retrieve()
                .body(JsonNode.class);

        assertThat(imported.get("documents").asInt())
                .isEqualTo(recorded.at("/documents/total").asInt());
        var base = imported.at("/knowledge_base/id").asText();
        for (var query : recorded.get("queries")) {
            var reply = post("/query", bert, Map.of("query", query.get("query").asText(), "knowledge_base_id", base));
            citesPartOf(query.get("reply"), reply);
        }
    }

    private void asksAgain(String key, JsonNode query, Map<String, Object> members) {
        var body = new HashMap<>(members);
        body.put("query", query.get("query").asText());

        var reply = post("/query", key, body);

        citesPartOf(query.get("reply"), reply);
        var documents = query.get("reply").findValuesAsText("document_id");
        assertThat(documents).containsAll(reply.get("citations").findValuesAsText("document_id"));
    }

    /** Answers are shorter since, so their quotes are parts of the earlier ones. */
    private static void citesPartOf(JsonNode before, JsonNode reply) {
        assertThat(reply.get("grounded")).isEqualTo(before.get("grounded"));
        assertThat(reply.get("citations").isEmpty())
                .isEqualTo(before.get("citations").isEmpty());
        var quotes = before.findValuesAsText("quote");
        assertThat(reply.get("citations").findValuesAsText("quote"))
                .allSatisfy(quote -> assertThat(quotes)
                        .anySatisfy(earlier -> assertThat(earlier).contains(quote)));
    }

    /** {@return a token for the recorded conversation, as the service issues them; the recorded one has expired} */
    private String tokenOfTheChat() {
        var started = post("/api/start_chat", anna, Map.of());
        var parts = started.get("jwt_token").asText().split("\\.");
        var secret = recorded.get("jwt_secret").asText().getBytes(StandardCharsets.UTF_8);
        var claims = new HashMap<String, Object>(json(parts[1]));
        claims.put("conversation_id", recorded.at("/chat/conversation_id").asText());
        return Jwts.builder()
                .header()
                .keyId(String.valueOf(json(parts[0]).get("kid")))
                .and()
                .claims(claims)
                .signWith(Keys.hmacShaKeyFor(secret), Jwts.SIG.HS256)
                .compact();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> json(String part) {
        try {
            return new ObjectMapper().readValue(Base64.getUrlDecoder().decode(part), Map.class);
        } catch (IOException noJson) {
            throw new AssertionError(noJson);
        }
    }

    /** Points the stored webhook at a receiver that runs now. */
    private void redirectWebhook(Path folder) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/docent.db"));
                var update = connection.prepareStatement("update webhooks set url = ?")) {
            update.setString(1, receiver.url());
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private static void unpack(Path folder) throws IOException {
        try (var zip = new ZipInputStream(EarlierVersionIT.class.getResourceAsStream("/earlier-version.zip"))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
    }

    private String hmac(String content) throws GeneralSecurityException {
        var secret = recorded.at("/webhook/secret").asText().substring("whsec_".length());
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode without(String member, JsonNode object) {
        return ((ObjectNode) object.deepCopy()).without(member);
    }

    private JsonNode get(String path, String key) {
        return docent.client()
                .get()
                .uri(path)
                .header("X-API-Key", key)
                .retrieve()
                .body(JsonNode.class);
    }

    private byte[] bytes(String path) {
        return docent.client()
                .get()
                .uri(path)
                .header("X-API-Key", anna)
                .retrieve()
                .body(byte[].class);
    }

    private JsonNode post(String path, String key, Map<String, ?> body) {
        return docent.client()
                .post()
                .uri(path)
                .header("X-API-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .body(JsonNode.class);
    }
}
