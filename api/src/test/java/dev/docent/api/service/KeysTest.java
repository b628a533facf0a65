package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** API keys that an account manages by itself. */
@ServiceTest
class KeysTest {

    private static final String KEYS = "/api/v1/keys";
    private static final String BASES = "/api/v1/knowledge-bases";

    @Autowired
    Docent docent;

    @Autowired
    MovableClock clock;

    String name = "";
    Docent.Call admin;

    @BeforeEach
    void isSomeoneNew() {
        name = "keys " + System.nanoTime();
        admin = docent.admin(name);
    }

    @Test
    void areShownOnce() {
        var answer = admin.json(Map.of("name", " Reports ")).post(KEYS).hasStatus(201);
        var created = answer.json();

        var text = created.get("api_key").asText();
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(text)
                .matches("dk_[A-Za-z0-9_-]{43}")
                .startsWith(created.get("prefix").asText());
        assertThat(created.get("name").asText()).isEqualTo("Reports");
        assertThat(created.get("scopes").toString()).isEqualTo("[\"chat\",\"documents:read\",\"documents:write\"]");
        assertThat(created.get("knowledge_base_ids").isNull()).isTrue();
        assertThat(created.get("budget").isNull()).isTrue();
        assertThat(created.get("last_used_at").isNull()).isTrue();
        assertThat(Instant.parse(created.get("expires_at").asText()))
                .isCloseTo(Instant.now().plus(90, ChronoUnit.DAYS), within(Duration.ofMinutes(5)));
        docent.with(text).get(BASES).hasStatus(200);
        docent.with(text).get(KEYS).isProblem(403);
        for (var path : List.of(KEYS, KEYS + "/" + created.get("id").asText())) {
            assertThat(admin.get(path).hasStatus(200).text())
                    .doesNotContain(text)
                    .contains(created.get("id").asText());
        }
    }

    @Test
    void areListedNewestFirstWithTheirLastUse() {
        create(Map.of("name", "first"));
        var second = create(Map.of("name", "second"));
        docent.with(second.get("api_key").asText()).get(BASES).hasStatus(200);

        var page = admin.get(KEYS + "?limit=2").hasStatus(200).json();

        assertThat(page.get("items").findValuesAsText("name")).containsExactly("second", "first");
        assertThat(page.get("total").asInt()).as("with the temporary one").isEqualTo(3);
        assertThat(page.at("/items/0/last_used_at").asText()).endsWith("Z");
        assertThat(page.at("/items/1/last_used_at").isNull()).isTrue();
        assertThat(admin.get(KEYS + "?offset=2").json().at("/items/0/name").isNull())
                .isTrue();
    }

    @Test
    void areThoseOfTheirAccountOnly() {
        var path = KEYS + "/" + create(Map.of("name", "mine")).get("id").asText();
        var other = docent.admin(name + " other");

        other.get(path).isProblem(404);
        other.json(Map.of("name", "yours")).patch(path).isProblem(404);
        other.post(path + "/rotate").isProblem(404);
        other.delete(path).isProblem(404);
        assertThat(other.get(KEYS).text()).doesNotContain("mine");
        other.get(KEYS + "?user_id=" + name.replace(" ", "%20")).isProblem(403);
        other.json(Map.of("name", "spy", "user_id", name)).post(KEYS).isProblem(403);
        admin.get(path).hasStatus(200);
    }

    @Test
    void ofAnyAccountAreManagedWithTheMasterKey() {
        var owner = "?user_id=" + name.replace(" ", "%20");
        var created = docent.master()
                .json(Map.of("name", "by the master", "user_id", name))
                .post(KEYS)
                .hasStatus(201)
                .json();
        var path = KEYS + "/" + created.get("id").asText();

        assertThat(admin.get(path).hasStatus(200).json().get("name").asText()).isEqualTo("by the master");
        assertThat(docent.master().get(KEYS + owner).text()).contains("by the master");
        docent.master().get(path).isProblem(404);
        docent.master().get(KEYS + "?user_id=nobody").isProblem(404);
        var changed = docent.master().json(Map.of("name", "renamed")).patch(path + owner);
        assertThat(changed.hasStatus(200).json().get("name").asText()).isEqualTo("renamed");
        docent.master().post(path + "/rotate" + owner).hasStatus(200);
        docent.master().delete(path + owner).hasStatus(204);
        admin.get(path).isProblem(404);
    }

    @Test
    void grantNothingThatTheirCreatorLacks() {
        var narrow = docent.with(create(Map.of("name", "narrow", "scopes", List.of("admin", "chat")))
                .get("api_key")
                .asText());
        var wide = KEYS + "/" + create(Map.of("name", "wide")).get("id").asText();

        narrow.json(Map.of("name", "usual")).post(KEYS).isProblem(403);
        narrow.json(Map.of("name", "chat", "scopes", List.of("chat")))
                .post(KEYS)
                .hasStatus(201);
        narrow.post(wide + "/rotate").isProblem(403);
        narrow.json(Map.of("name", "same scopes")).patch(wide).isProblem(403);
        narrow.json(Map.of("scopes", List.of("chat"))).patch(wide).hasStatus(200);
        narrow.json(Map.of("scopes", List.of("documents:write"))).patch(wide).isProblem(403);
        narrow.delete(wide).hasStatus(204);
    }

    @Test
    void administerNotTheInstallation() {
        for (var path : List.of("/api/v1/admin/index", "/api/v1/admin/usage")) {
            admin.get(path).isProblem(403);
            docent.admin("root").get(path).hasStatus(200);
        }
    }

    @Test
    void expireWhenTheyAreToldTo() {
        var end = Instant.now().plusSeconds(120).truncatedTo(ChronoUnit.MILLIS);
        var created = create(Map.of("name", "brief", "expires_at", end.toString()));
        var key = docent.with(created.get("api_key").asText());
        var chat = key.post("/api/start_chat").hasStatus(200).json();
        var question = docent.anonymous()
                .header("Authorization", chat.get("jwt_token").asText())
                .json(Map.of("query", "hello"));

        assertThat(created.get("expires_at").asText()).isEqualTo(end.toString());
        assertThat(Instant.parse(chat.get("expires_at").asText())).isBeforeOrEqualTo(end);
        assertThat(chat.get("expires_in").asLong()).isBetween(1L, 120L);
        question.post("/api/chat").hasStatus(200);
        clock.later(Duration.ofSeconds(121), () -> key.get(BASES)).isProblem(401);
        var late = clock.later(Duration.ofSeconds(121), () -> question.post("/api/chat"));
        assertThat(late.isProblem(401).json().get("detail").asText())
                .as("within the skew that the token alone is allowed")
                .contains("The API key of the token");
        for (var wrong : List.of(Instant.now().minusSeconds(1), Instant.now().plus(367, ChronoUnit.DAYS))) {
            var body = Map.of("name", "wrong", "expires_at", wrong.toString());
            assertThat(admin.json(body).post(KEYS).isProblem(400).text()).contains("expires_at");
        }
    }

    @Test
    void areChangedInPart() {
        var path = KEYS
                + "/"
                + create(Map.of("name", "first", "budget", Map.of("requests_per_day", 50)))
                        .get("id")
                        .asText();

        var renamed = admin.json(Map.of("name", "second")).patch(path).hasStatus(200);
        assertThat(renamed.json().get("name").asText()).isEqualTo("second");
        assertThat(renamed.json().at("/budget/requests_per_day").asInt()).isEqualTo(50);
        var free = admin.json(Map.of("budget", Map.of())).patch(path).hasStatus(200);
        assertThat(free.json().get("budget").isNull()).isTrue();
        assertThat(free.json().get("name").asText()).isEqualTo("second");
        assertThat(admin.get(path).json()).isEqualTo(free.json());
    }

    @Test
    void haveANewTextAfterARotation() {
        var created = create(Map.of("name", "rotated"));
        var key = docent.with(created.get("api_key").asText());
        var path = KEYS + "/" + created.get("id").asText();

        var rotated = admin.post(path + "/rotate").hasStatus(200);

        assertThat(rotated.header("Cache-Control")).contains("no-store");
        assertThat(rotated.json().get("id")).isEqualTo(created.get("id"));
        assertThat(rotated.json().get("api_key")).isNotEqualTo(created.get("api_key"));
        assertThat(rotated.json().get("expires_at")).isEqualTo(created.get("expires_at"));
        key.get(BASES).isProblem(401);
        docent.with(rotated.json().get("api_key").asText()).get(BASES).hasStatus(200);
    }

    private JsonNode create(Map<String, ?> key) {
        return admin.json(key).post(KEYS).hasStatus(201).json();
    }

    private static org.assertj.core.data.TemporalUnitOffset within(Duration time) {
        return new org.assertj.core.data.TemporalUnitWithinOffset(time.toSeconds(), ChronoUnit.SECONDS);
    }
}
