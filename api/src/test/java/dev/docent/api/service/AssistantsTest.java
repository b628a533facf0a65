package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;

/** Assistants of accounts: what their owner does with them, and what others see. */
@ServiceTest
class AssistantsTest {

    private static final String ASSISTANTS = "/api/v1/assistants";
    private static final String SECRET = "Speak like the keeper of the lamp.";

    @Autowired
    Docent docent;

    @Autowired
    @Qualifier("sampleAssistants")
    ApplicationRunner samples;

    String name = "";
    Docent.Call owner;
    Docent.Call other;

    @BeforeEach
    void hasAnOwner() {
        name = "assistants " + System.nanoTime();
        owner = docent.admin(name);
        other = docent.admin(name + " of another");
    }

    @Test
    void areThreeFromTheStartAndNotMadeAgain() throws Exception {
        assertThat(names(docent.anonymous())).contains("clerk", "tutor", "analyst");
        var analyst = docent.master()
                .get(ASSISTANTS)
                .json()
                .get("items")
                .valueStream()
                .filter(each -> each.get("name").asText().equals("analyst"))
                .findFirst()
                .orElseThrow();
        docent.master().delete(ASSISTANTS + "/" + analyst.get("id").asText()).hasStatus(204);

        samples.run(new DefaultApplicationArguments());

        assertThat(names(docent.anonymous())).contains("clerk", "tutor").doesNotContain("analyst");
    }

    @Test
    void haveWhatTheyWereCreatedWith() {
        var base = owner.get("/api/v1/knowledge-bases/default").json().get("id").asText();
        var creation = new HashMap<String, Object>(Map.of(
                "name",
                "keeper",
                "display_name",
                "The keeper",
                "avatar_url",
                "https://a.example/keeper.png",
                "description",
                "Keeps the light.",
                "category",
                "sea",
                "system_instructions",
                SECRET,
                "personality_traits",
                Map.of("humor", 0.5, "likes", List.of("tea", "rain"), "patient", true),
                "temperature",
                0.3,
                "knowledge_base_ids",
                List.of("default"),
                "suggested_prompts",
                List.of("When is the lamp lit?")));
        creation.put("model", "gemini-x");
        creation.put("is_active", true);

        var created = owner.json(creation).post(ASSISTANTS).hasStatus(201).json();

        creation.put("knowledge_base_ids", List.of(base));
        creation.put("visibility", "private");
        creation.put("owned", true);
        creation.put("version", 1);
        creation.forEach((member, value) ->
                assertThat(created.get(member)).as(member).isEqualTo(new ObjectMapper().valueToTree(value)));
        assertThat(created.properties()).hasSize(18);
        assertThat(owner.get(ASSISTANTS + "/" + id(created)).hasStatus(200).json())
                .isEqualTo(created);
        assertThat(owner.get("/api/v1/influencers/" + id(created))
                        .hasStatus(200)
                        .json())
                .isEqualTo(created);
    }

    @Test
    void showInstructionsToTheirOwnerOnly() {
        var id = create(Map.of("visibility", "public"));
        var bound = docent.with(owner.json(Map.of(
                        "name", "bound",
                        "scopes", List.of("chat"),
                        "knowledge_base_ids", List.of(defaultOf(owner))))
                .post("/api/v1/keys")
                .hasStatus(201)
                .json()
                .get("api_key")
                .asText());

        assertThat(owner.get(ASSISTANTS + "/" + id).text()).contains(SECRET, "\"owned\":true");
        for (var reader : List.of(docent.anonymous(), other, docent.master(), bound)) {
            var seen = reader.get(ASSISTANTS + "/" + id).hasStatus(200);
            assertThat(seen.text()).contains("\"owned\":false").doesNotContain("system_instructions", SECRET);
            assertThat(reader.get(ASSISTANTS + "?limit=100").text())
                    .contains(id)
                    .doesNotContain(SECRET);
        }
        other.json(Map.of("name", "mine")).patch(ASSISTANTS + "/" + id).isProblem(404);
        other.delete(ASSISTANTS + "/" + id).isProblem(404);
        other.get(ASSISTANTS + "/" + id + "/versions").isProblem(404);
        other.post(ASSISTANTS + "/" + id + "/link").isProblem(404);
    }

    @Test
    void areAbsentForOthersUnlessPublicAndActive() {
        var id = create(Map.of());
        isAbsentForOthers(id);

        change(id, Map.of("visibility", "public"));
        docent.anonymous().get(ASSISTANTS + "/" + id).hasStatus(200);
        change(id, Map.of("is_active", false));
        isAbsentForOthers(id);
        change(id, Map.of("is_active", true));
        AccessMatrixOwner.suspend(docent, name, true);
        isAbsentForOthers(id);
        AccessMatrixOwner.suspend(docent, name, false);
        other.get(ASSISTANTS + "/" + id).hasStatus(200);
        change(id, Map.of("visibility", "private"));
        isAbsentForOthers(id);

        owner.delete(ASSISTANTS + "/" + id).hasStatus(204);
        owner.get(ASSISTANTS + "/" + id).isProblem(404);
    }

    private void isAbsentForOthers(String id) {
        for (var reader : List.of(docent.anonymous(), other)) {
            reader.get(ASSISTANTS + "/" + id).isProblem(404);
            assertThat(reader.get(ASSISTANTS + "?limit=100").hasStatus(200).text())
                    .doesNotContain(id);
        }
    }

    @Test
    void areListedByCategoryAndOwner() {
        var id = create(Map.of("category", name, "visibility", "public"));
        create(Map.of());

        var found = docent.anonymous()
                .get(ASSISTANTS + "?category=" + name.replace(" ", "%20") + "&limit=1")
                .json();
        assertThat(found.get("items").findValuesAsText("id")).containsExactly(id);
        assertThat(found.get("total").asInt()).isEqualTo(1);
        assertThat(owner.get(ASSISTANTS + "?owned=true").json().get("total").asInt())
                .isEqualTo(2);
        assertThat(other.get(ASSISTANTS + "?owned=true").json().get("total").asInt())
                .isZero();
        docent.anonymous().get(ASSISTANTS + "?limit=0").isProblem(400);
    }

    @Test
    void areSharedByALinkUntilItIsRevoked() {
        var id = create(Map.of());
        owner.post(ASSISTANTS + "/" + id + "/link").isProblem(409);
        change(id, Map.of("visibility", "shared"));
        var link = link(id);

        assertThat(docent.anonymous().get(link).hasStatus(200).text())
                .contains(id)
                .doesNotContain(SECRET);
        isAbsentForOthers(id);
        docent.anonymous().post(link).isProblem(401);
        other.post(link).hasStatus(200);
        other.post(link).hasStatus(200);

        assertThat(other.get(ASSISTANTS + "/" + id).hasStatus(200).text()).doesNotContain(SECRET);
        assertThat(other.get(ASSISTANTS + "?limit=100").text()).contains(id);
        docent.tenant(name + " third").get(ASSISTANTS + "/" + id).isProblem(404);
        docent.anonymous().get(ASSISTANTS + "/" + id).isProblem(404);

        owner.delete(ASSISTANTS + "/" + id + "/link").hasStatus(204);
        isAbsentForOthers(id);
        docent.anonymous().get(link).isProblem(404);
        other.post(link).isProblem(404);
    }

    @Test
    void endALinkWithTheNextOneWithTheirVisibilityOrWhenItIsGivenBack() {
        var id = create(Map.of("visibility", "shared"));
        var first = link(id);
        other.post(first).hasStatus(200);
        var second = link(id);
        isAbsentForOthers(id);
        docent.anonymous().get(first).isProblem(404);

        other.post(second).hasStatus(200);
        other.delete(ASSISTANTS + "/" + id + "/acceptance").hasStatus(204);
        isAbsentForOthers(id);
        other.delete(ASSISTANTS + "/" + id + "/acceptance").isProblem(404);

        other.post(second).hasStatus(200);
        change(id, Map.of("visibility", "private"));
        change(id, Map.of("visibility", "shared"));
        isAbsentForOthers(id);
        docent.anonymous().get(second).isProblem(404);
    }

    @Test
    void rememberWhoChangedWhatAndReturnToAVersion() {
        var id = create(Map.of("description", "First"));
        change(id, Map.of("description", "Second", "temperature", 1.5));
        change(id, Map.of("visibility", "public", "description", ""));
        change(id, Map.of("visibility", "public"));

        var versions =
                owner.get(ASSISTANTS + "/" + id + "/versions").hasStatus(200).json();

        assertThat(versions.get("total").asInt()).isEqualTo(3);
        assertThat(versions.get("items").findValuesAsText("number")).containsExactly("3", "2", "1");
        assertThat(versions.at("/items/0/changes").toString()).isEqualTo("[\"description\",\"visibility\"]");
        assertThat(versions.at("/items/1/changes").toString()).isEqualTo("[\"description\",\"temperature\"]");
        assertThat(versions.at("/items/2/changes")).isEmpty();
        assertThat(versions.at("/items/1/changed_by/display_name").asText()).isEqualTo(name);
        assertThat(versions.at("/items/2/assistant/description").asText()).isEqualTo("First");
        var one =
                owner.get(ASSISTANTS + "/" + id + "/versions?limit=1&offset=1").json();
        assertThat(one.get("items")).containsExactly(versions.at("/items/1"));

        var restored = owner.post(ASSISTANTS + "/" + id + "/versions/1/restore")
                .hasStatus(200)
                .json();

        assertThat(restored.get("description").asText()).isEqualTo("First");
        assertThat(restored.get("temperature").isNull()).isTrue();
        assertThat(restored.get("visibility").asText()).isEqualTo("public");
        assertThat(restored.get("version").asInt()).isEqualTo(4);
        owner.post(ASSISTANTS + "/" + id + "/versions/5/restore").isProblem(404);
        owner.post(ASSISTANTS + "/" + id + "/versions/0/restore").isProblem(404);
    }

    @Test
    void keepAHundredVersions() {
        var id = create(Map.of());
        IntStream.range(0, 104).forEach(each -> change(id, Map.of("description", "Number " + each)));

        var versions = owner.get(ASSISTANTS + "/" + id + "/versions?limit=100").json();

        assertThat(versions.get("total").asInt()).isEqualTo(100);
        assertThat(versions.at("/items/0/number").asInt()).isEqualTo(105);
        assertThat(versions.at("/items/99/number").asInt()).isEqualTo(6);
        assertThat(versions.at("/items/98/changes").toString()).isEqualTo("[\"description\"]");
        owner.post(ASSISTANTS + "/" + id + "/versions/5/restore").isProblem(404);
    }

    @Test
    void nameKnowledgeBasesOfTheirOwnerOnly() {
        var foreign = defaultOf(other);

        owner.json(Map.of("name", "thief", "knowledge_base_ids", List.of(foreign)))
                .post(ASSISTANTS)
                .isProblem(404);
        var id = create(Map.of());
        owner.json(Map.of("knowledge_base_ids", List.of(foreign)))
                .patch(ASSISTANTS + "/" + id)
                .isProblem(404);
        other.json(Map.of("role", "editor"))
                .send("PUT", "/api/v1/knowledge-bases/" + foreign + "/shares/" + name.replace(" ", "%20"))
                .hasStatus(200);
        owner.json(Map.of("knowledge_base_ids", List.of(foreign)))
                .patch(ASSISTANTS + "/" + id)
                .isProblem(404);
    }

    @Test
    void areExportedAndDeletedWithTheirAccount() {
        var person = Person.registered(docent, name);
        var session = person.session();
        var id = create(Map.of("visibility", "shared"));
        other.post(link(id)).hasStatus(200);

        var archive = new String(session.get("/api/v1/me/export").hasStatus(200).bytes(), StandardCharsets.ISO_8859_1);
        assertThat(archive).contains("assistants/" + id + ".json");
        var receipt = session.json(Map.of("password", person.password()))
                .send("DELETE", "/api/v1/me")
                .hasStatus(200)
                .json();

        assertThat(receipt.at("/deleted/assistants").asInt()).isEqualTo(1);
        isAbsentForOthers(id);
    }

    private String create(Map<String, Object> more) {
        var creation = new HashMap<String, Object>(Map.of("name", "keeper", "system_instructions", SECRET));
        creation.putAll(more);
        return id(owner.json(creation).post(ASSISTANTS).hasStatus(201).json());
    }

    private void change(String id, Map<String, Object> change) {
        owner.json(change).patch(ASSISTANTS + "/" + id).hasStatus(200);
    }

    private String link(String id) {
        var link = owner.post(ASSISTANTS + "/" + id + "/link").hasStatus(200);
        assertThat(link.header("Cache-Control")).isEqualTo("no-store");
        var url = link.json().get("url").asText();
        assertThat(url)
                .startsWith(docent.address())
                .endsWith(link.json().get("token").asText());
        return url.substring(docent.address().length());
    }

    private static String defaultOf(Docent.Call account) {
        return account.get("/api/v1/knowledge-bases/default").json().get("id").asText();
    }

    private static List<String> names(Docent.Call caller) {
        return caller.get(ASSISTANTS + "?limit=100")
                .hasStatus(200)
                .json()
                .get("items")
                .findValuesAsText("name");
    }

    private static String id(JsonNode assistant) {
        return assistant.get("id").asText();
    }
}
