package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keys and tokens, from being handed out to being refused. */
@ServiceTest
class CredentialsTest {

    private static final String BASES = "/api/v1/knowledge-bases";

    @Autowired
    Docent docent;

    @Autowired
    MovableClock clock;

    @Autowired(required = false)
    JdbcTemplate records;

    @Test
    void mintsAKeyForAnHourWithTheUsualScopes() {
        var key = docent.master().post("/get_temp_api_key").hasStatus(200).json();

        assertThat(key.get("api_key").asText()).matches("dk_[A-Za-z0-9_-]{43}");
        assertThat(key.get("expires_in").asLong()).isEqualTo(3600);
        assertThat(key.get("expires_at").asText()).endsWith("Z");
        assertThat(key.get("scopes").toString()).isEqualTo("[\"chat\",\"documents:read\",\"documents:write\"]");
    }

    @Test
    @DisabledIfSystemProperty(
            named = "docent.test.records",
            matches = "mongodb",
            disabledReason = "It looks into tables")
    void neverKeepsAKeyItself() {
        var key = docent.keyOf("hashed");

        var stored = records.queryForList("select * from api_keys").toString();

        assertThat(stored).doesNotContain(key).doesNotContain(key.substring(10));
    }

    @Test
    void mintsKeysOfOneTenantForOneAccount() {
        docent.tenant("twice").json(Map.of("name", "mine")).post(BASES).hasStatus(201);

        var names = docent.tenant("twice").get(BASES).json().findValuesAsText("name");

        assertThat(names).containsExactly("default", "mine");
    }

    @Test
    void refusesAKeyFromTheMomentThatItExpires() {
        var key = docent.master()
                .json(Map.of("ttl_seconds", 60))
                .post("/get_temp_api_key")
                .json()
                .get("api_key")
                .asText();

        docent.with(key).get(BASES).hasStatus(200);
        var late = clock.later(Duration.ofSeconds(61), () -> docent.with(key).get(BASES));

        assertThat(late.isProblem(401).json().get("detail").asText()).contains("expired");
    }

    @Test
    void refusesAChatTokenFromTheMomentThatItExpires() {
        var token = docent.tenant("late").post("/start_chat").json();
        var call = docent.anonymous()
                .header("Authorization", token.get("jwt_token").asText())
                .json(Map.of("query", "Still there?"));

        assertThat(token.get("expires_in").asLong()).as("with its key").isBetween(3500L, 3600L);
        clock.later(Duration.ofMinutes(59), () -> call.post("/chat")).hasStatus(200);
        var late = clock.later(Duration.ofMinutes(62), () -> call.post("/chat"));

        assertThat(late.isProblem(401).json().get("detail").asText()).contains("expired");
    }

    @Test
    void limitsAKeyToItsScopes() {
        var reader = docent.master()
                .json(Map.of("user_id", "reader", "scopes", List.of("documents:read")))
                .post("/get_temp_api_key")
                .json()
                .get("api_key")
                .asText();

        docent.with(reader).get(BASES).hasStatus(200);
        var refused =
                docent.with(reader).json(Map.of("name", "new")).post(BASES).isProblem(403);

        assertThat(refused.json().get("detail").asText()).contains("documents:write");
    }

    @Test
    void showsNothingStoredToAKeyThatOnlyWrites() {
        var document = docent.tenant("writer")
                .multipart(Multipart.file("file", "a.txt", "Some words.").andField("path", "a.txt"))
                .post(BASES + "/default/documents")
                .hasStatus(202)
                .json()
                .at("/documents/0/id")
                .asText();
        var writer = docent.with(docent.master()
                .json(Map.of("user_id", "writer", "scopes", List.of("documents:write")))
                .post("/get_temp_api_key")
                .json()
                .get("api_key")
                .asText());

        for (var refused : List.of(
                writer.json(Map.of("files", List.of())).post(BASES + "/default/sync"),
                writer.post("/api/v1/documents/" + document + "/reindex"),
                writer.post("/api/v1/documents/" + document + "/cancel"),
                writer.post(BASES + "/default/reindex"),
                writer.post(BASES + "/default/cancel"),
                writer.json(Map.of("url", "https://example.com/hook")).post("/api/v1/webhooks"),
                writer.get("/api/v1/documents/" + document))) {
            assertThat(refused.isProblem(403).json().at("/details/scope").asText())
                    .isEqualTo("documents:read");
        }
    }

    @Test
    void letsATokenUploadOnlyWhereItsKeyCould() {
        var chatter = docent.master()
                .json(Map.of("user_id", "chatter", "scopes", List.of("chat")))
                .post("/get_temp_api_key")
                .json()
                .get("api_key")
                .asText();
        var upload = Multipart.file("file", "a.txt", "Some words about nothing.");

        var token =
                docent.with(chatter).post("/start_chat").json().get("jwt_token").asText();
        docent.anonymous()
                .header("Authorization", token)
                .multipart(upload)
                .post("/make_embedding")
                .isProblem(403);
        var mighty = docent.tenant("chatter")
                .post("/start_chat")
                .json()
                .get("jwt_token")
                .asText();
        docent.anonymous()
                .header("Authorization", mighty)
                .multipart(upload)
                .post("/make_embedding")
                .hasStatus(200);
    }

    @Test
    void confinesATokenToTheKnowledgeBaseOfItsConversation() {
        var key = docent.keyOf("confined");
        var other = docent.with(key)
                .json(Map.of("name", "other"))
                .post(BASES)
                .json()
                .get("id")
                .asText();
        var token = docent.with(key).post("/start_chat").json().get("jwt_token").asText();

        docent.anonymous()
                .header("Authorization", token)
                .json(Map.of("query", "What is there?", "knowledge_base_id", other))
                .post("/query")
                .isProblem(404);
    }

    @Test
    void prefersTheTokenWhereOneChats() {
        var key = docent.keyOf("both");
        var token = docent.with(key).post("/start_chat").json().get("jwt_token").asText();

        docent.with(key)
                .header("Authorization", token)
                .json(Map.of("query", "Which one counts?"))
                .post("/chat")
                .hasStatus(200);
    }

    @Test
    void actsForTheRootAccountWithTheMasterKey() {
        var names = docent.master().get(BASES).hasStatus(200).json().findValuesAsText("name");

        assertThat(names).contains("default");
    }

    @Test
    void ignoresABadKeyWhereNoneIsNeeded() {
        docent.with("dk_nobody").get("/health").hasStatus(200);
    }

    @Test
    void handsOutSecretsThatNoCacheKeeps() {
        var key = docent.master().post("/get_temp_api_key");
        var chat = docent.master().post("/start_chat");

        assertThat(key.header("Cache-Control")).contains("no-store");
        assertThat(chat.header("Cache-Control")).contains("no-store");
    }
}
