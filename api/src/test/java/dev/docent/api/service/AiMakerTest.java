package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.ObjectStore;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The dialect of AI Maker, as its clients call it. */
@ServiceTest
class AiMakerTest {

    private static final String CONFIG = "/api/chat-config/";

    @Autowired
    Docent docent;

    @Autowired
    ObjectStore objects;

    String name = "";
    Docent.Call owner;
    Docent.Call other;

    @BeforeEach
    void hasAnOwner() {
        name = "ai maker " + System.nanoTime();
        owner = docent.tenant(name);
        other = docent.tenant(name + " of another");
    }

    @Test
    void createsAConfigurationThatWhoeverHasTheLinkReads() throws IOException {
        var created = create();

        var id = created.get("chatConfigId").asText();
        assertThat(created.get("shareUrl").asText()).isEqualTo(docent.address() + CONFIG + id);
        assertThat(created.get("model").asText()).isEqualTo("gpt-4o");
        assertThat(created.get("systemPrompt").asText()).isEqualTo("Be brief.");
        assertThat(created.get("temperature").asDouble()).isEqualTo(0.4);
        assertThat(created.get("title").asText()).isEqualTo("Lease guide");
        var read = docent.anonymous().get(CONFIG + id).hasStatus(200).json();
        assertThat(read.properties()).isSubsetOf(created.properties());
        assertThat(stored(id)).isEqualTo(read);
        docent.anonymous().get(CONFIG + "x".repeat(43)).isProblem(404);
        docent.anonymous()
                .json(Map.of("title", "Anything"))
                .post("/api/create-chat")
                .isProblem(401);
    }

    @Test
    void letsTheOwnerOnlyChangeIt() throws IOException {
        var id = create().get("chatConfigId").asText();

        var changed = owner.json(Map.of("systemPrompt", "Be kind.", "temperature", 1))
                .send("PUT", CONFIG + id)
                .hasStatus(200)
                .json();

        assertThat(changed.get("systemPrompt").asText()).isEqualTo("Be kind.");
        assertThat(changed.get("title").asText()).isEqualTo("Lease guide");
        assertThat(stored(id)).isEqualTo(changed);
        other.json(Map.of("systemPrompt", "Be rude.")).send("PUT", CONFIG + id).isProblem(403);
        docent.anonymous()
                .json(Map.of("systemPrompt", "Be rude."))
                .send("PUT", CONFIG + id)
                .isProblem(401);
        other.json(Map.of("title", "None")).send("PUT", CONFIG + "x".repeat(43)).isProblem(404);
        assertThat(docent.anonymous().get(CONFIG + id).json()).isEqualTo(changed);
    }

    @Test
    void namesFieldsOfWrongInputAsItsClientsDo() {
        var problem = owner.json(Map.of("systemPrompt", "x".repeat(10_001)))
                .post("/api/create-chat")
                .isProblem(400)
                .json();

        assertThat(problem.get("details").has("systemPrompt"))
                .as(problem.toString())
                .isTrue();
    }

    /** The link of any other assistant shows no instructions. */
    @Test
    void showsNoOtherAssistant() {
        var admin = docent.admin(name);
        var id = admin.json(Map.of("name", "keeper", "visibility", "shared", "system_instructions", "Secret"))
                .post("/api/v1/assistants")
                .hasStatus(201)
                .json()
                .get("id")
                .asText();
        var token = admin.post("/api/v1/assistants/" + id + "/link")
                .json()
                .get("token")
                .asText();

        docent.anonymous().get(CONFIG + token).isProblem(404);
        docent.anonymous().get(CONFIG + id).isProblem(404);
    }

    @Test
    void deletesTheConfigurationWithItsAssistant() {
        var id = create().get("chatConfigId").asText();
        assertThat(objects.exists(key(id))).isTrue();

        docent.admin(name).delete("/api/v1/assistants/" + id).hasStatus(204);

        assertThat(objects.exists(key(id))).isFalse();
        docent.anonymous().get(CONFIG + id).isProblem(404);
        owner.json(Map.of("title", "Again")).send("PUT", CONFIG + id).isProblem(404);
    }

    @Test
    void asksInSessionsThatHaveSettingsOfTheirOwn() {
        var config = create().get("chatConfigId").asText();
        other.multipart(Multipart.file("file", "lamp.txt", "The lamp was built by Agnes Thorburn."))
                .post("/make_embedding")
                .hasStatus(200);

        var session = other.json(Map.of("chatConfigId", config))
                .post("/api/chat-session")
                .hasStatus(201)
                .json();

        var id = session.get("sessionId").asText();
        assertThat(session.get("title").asText()).isEqualTo("Lease guide");
        assertThat(session.get("systemPrompt").asText()).isEqualTo("Be brief.");
        assertThat(session.get("messages")).isEmpty();
        var question = Map.of("sessionId", id, "message", "Who built the lamp?");
        var reply =
                other.json(question).post("/api/session-message").hasStatus(200).json();
        assertThat(reply.get("reply").asText()).contains("Agnes Thorburn");
        assertThat(reply.at("/messages/0/content").asText()).isEqualTo("Who built the lamp?");
        assertThat(reply.at("/messages/1/role").asText()).isEqualTo("assistant");
        assertThat(reply.at("/messages/1/content")).isEqualTo(reply.get("reply"));
        var changed = other.json(Map.of("systemPrompt", "Be kind.", "title", "Lamps"))
                .send("PUT", "/api/session/" + id)
                .hasStatus(200)
                .json();
        assertThat(changed.get("systemPrompt").asText()).isEqualTo("Be kind.");
        assertThat(changed.get("title").asText()).isEqualTo("Lamps");
        assertThat(changed.get("temperature").asDouble()).isEqualTo(0.4);
        assertThat(changed.get("messages")).hasSize(2);
        assertThat(docent.anonymous()
                        .get(CONFIG + config)
                        .json()
                        .get("systemPrompt")
                        .asText())
                .isEqualTo("Be brief.");
        owner.json(question).post("/api/session-message").isProblem(404);
        owner.json(Map.of("title", "Mine")).send("PUT", "/api/session/" + id).isProblem(404);

        docent.admin(name).delete("/api/v1/assistants/" + config).hasStatus(204);

        other.json(question).post("/api/session-message").isProblem(404);
        other.json(Map.of("title", "Mine")).send("PUT", "/api/session/" + id).isProblem(404);
        other.json(Map.of("chatConfigId", config)).post("/api/chat-session").isProblem(404);
    }

    /** A session shows its system prompt, which other assistants keep to their owners. */
    @Test
    void hasNoSessionsOfOtherAssistants() {
        var admin = docent.admin(name);
        var assistant = admin.json(Map.of("name", "keeper", "visibility", "public", "system_instructions", "Secret"))
                .post("/api/v1/assistants")
                .hasStatus(201)
                .json()
                .get("id")
                .asText();
        var conversation = other.json(Map.of("assistant_id", assistant))
                .post("/api/v1/chat/conversations")
                .hasStatus(201)
                .json()
                .get("id")
                .asText();

        other.json(Map.of("title", "Mine"))
                .send("PUT", "/api/session/" + conversation)
                .isProblem(404);
        other.json(Map.of("chatConfigId", assistant)).post("/api/chat-session").isProblem(404);
    }

    private JsonNode create() {
        var settings =
                Map.of("model", "gpt-4o", "systemPrompt", "Be brief.", "temperature", 0.4, "title", "Lease guide");
        return owner.json(settings).post("/api/create-chat").hasStatus(201).json();
    }

    private JsonNode stored(String id) throws IOException {
        try (var stored = objects.open(key(id))) {
            return new ObjectMapper().readTree(stored.content());
        }
    }

    private static ObjectKey key(String id) {
        return ObjectKey.of("chat-configs", id + ".json");
    }
}
