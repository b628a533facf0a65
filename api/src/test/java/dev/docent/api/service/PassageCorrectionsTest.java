package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Passages that a user disables and edits. */
@ServiceTest
class PassageCorrectionsTest {

    private static final String BASE = "/api/v1/knowledge-bases/default";
    private static final String TEXT =
            "# Tower\n\nThe tower is 27 metres tall.\n\n# Keeper\n\nThe keeper of the tower was Agnes Thorburn.\n";
    private static final String QUESTION = "Who was the keeper of the tower?";

    @Autowired
    Docent docent;

    Docent.Call caller;
    String document = "";

    @BeforeEach
    void uploads() {
        caller = docent.tenant("corrections " + System.nanoTime());
        document = caller.multipart(Multipart.file("file", "tower.md", TEXT))
                .post("/make_embedding")
                .hasStatus(200)
                .json()
                .at("/documents/0/id")
                .asText();
    }

    @Test
    void areNotFoundWhileTheyAreDisabled() {
        var passage = passage("Thorburn");

        var disabled = patch(passage, Map.of("enabled", false)).hasStatus(200).json();

        assertThat(disabled.get("enabled").asBoolean()).isFalse();
        assertThat(disabled.get("text")).isEqualTo(passage.get("text"));
        for (var mode : List.of("hybrid", "semantic", "keyword")) {
            assertThat(found("Agnes Thorburn", mode)).noneMatch(hit -> isOf(hit, passage));
        }
        assertThat(ask().get("grounded").asBoolean()).isFalse();
        var listed = list();
        assertThat(listed.get("total").asInt()).isEqualTo(listed.get("items").size());
        assertThat(passage("Thorburn").get("enabled").asBoolean()).isFalse();
        assertThat(caller.get("/api/v1/documents/" + document)
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("ready");

        patch(passage, Map.of("enabled", true)).hasStatus(200);

        assertThat(found("Agnes Thorburn", "keyword")).anyMatch(hit -> isOf(hit, passage));
        assertThat(ask().get("answer").asText()).contains("Thorburn");
    }

    @Test
    void areFoundAndCitedAsEdited() {
        var passage = passage("Thorburn");
        var text = passage.get("text").asText().replace("Agnes Thorburn", "Gudrun Eklund");

        var edited = patch(passage, Map.of("text", text)).hasStatus(200).json();

        assertThat(edited.get("edited").asBoolean()).isTrue();
        assertThat(edited.get("text").asText()).isEqualTo(text);
        assertThat(edited.get("original_text")).isEqualTo(passage.get("text"));
        isCitedAsEdited(passage, text);

        caller.post("/api/v1/documents/" + document + "/reindex").hasStatus(202);
        caller.get("/api/v1/documents/" + document + "/events").hasStatus(200);

        isCitedAsEdited(passage, text);
        assertThat(passage("Eklund").get("original_text")).isEqualTo(passage.get("text"));

        var restored = patch(passage, Collections.singletonMap("text", null))
                .hasStatus(200)
                .json();

        assertThat(restored.get("edited").asBoolean()).isFalse();
        assertThat(restored.get("original_text").isNull()).isTrue();
        assertThat(ask().get("answer").asText()).contains("Thorburn");
    }

    @Test
    void areMarkedInStoredMessagesAndSharedConversations() {
        var passage = passage("Thorburn");
        patch(passage, Map.of("text", passage.get("text").asText().replace("Agnes Thorburn", "Gudrun Eklund")))
                .hasStatus(200);
        var conversations = "/api/v1/chat/conversations";
        var conversation = caller.json(Map.of("title", "Keepers"))
                .post(conversations)
                .hasStatus(201)
                .json()
                .get("id")
                .asText();
        caller.json(Map.of("content", QUESTION))
                .post(conversations + "/" + conversation + "/messages")
                .hasStatus(201);
        patch(passage, Collections.singletonMap("text", null)).hasStatus(200);

        var stored = caller.get(conversations + "/" + conversation + "/messages?order=desc")
                .hasStatus(200)
                .json()
                .at("/items/0/citations/0");
        assertThat(stored.get("edited").asBoolean()).isTrue();
        assertThat(stored.get("quote").asText()).contains("Gudrun Eklund");
        assertThat(caller.get(conversations + "/" + conversation + "/export?format=markdown")
                        .text())
                .contains("(edited)");
    }

    @Test
    void areRefusedWhereTheyCannotBeChanged() {
        var passage = passage("Thorburn");
        var path = path(passage);

        caller.json(Map.of()).patch(path).isProblem(400);
        caller.json(Collections.singletonMap("enabled", null)).patch(path).isProblem(400);
        caller.json(Map.of("text", " ")).patch(path).isProblem(400);
        caller.json(Map.of("text", "…")).patch(path).isProblem(422);
        var tooLong = caller.json(Map.of("text", "tower ".repeat(449)))
                .patch(path)
                .isProblem(422)
                .json();
        assertThat(tooLong.get("detail").asText()).contains("449 tokens");
        caller.json(Map.of("enabled", false))
                .patch("/api/v1/documents/" + document + "/passages/" + document + "-99")
                .isProblem(404);
        docent.tenant("another").json(Map.of("enabled", false)).patch(path).isProblem(404);
        assertThat(passage("Thorburn")).isEqualTo(passage);

        caller.delete("/api/v1/documents/" + document).hasStatus(200);
        caller.json(Map.of("enabled", false)).patch(path).isProblem(404);
    }

    private void isCitedAsEdited(JsonNode passage, String text) {
        var hit = found("Gudrun Eklund", "keyword").getFirst();
        assertThat(hit.get("edited").asBoolean()).isTrue();
        assertThat(hit.get("text").asText()).isEqualTo(text);
        var answer = ask();
        assertThat(answer.get("answer").asText()).contains("Gudrun Eklund");
        var citation = answer.at("/citations/0");
        assertThat(citation.get("edited").asBoolean()).isTrue();
        assertThat(text).contains(citation.get("quote").asText());
        assertThat(citation.get("start")).isEqualTo(passage.get("start"));
        assertThat(citation.get("end")).isEqualTo(passage.get("end"));
    }

    private JsonNode ask() {
        return caller.json(Map.of("query", QUESTION))
                .post("/query")
                .hasStatus(200)
                .json();
    }

    private List<JsonNode> found(String query, String mode) {
        return caller.json(Map.of("query", query, "mode", mode))
                .post(BASE + "/search")
                .hasStatus(200)
                .json()
                .get("items")
                .valueStream()
                .toList();
    }

    private JsonNode list() {
        return caller.get("/api/v1/documents/" + document + "/passages")
                .hasStatus(200)
                .json();
    }

    private JsonNode passage(String word) {
        return list().get("items")
                .valueStream()
                .filter(each -> each.get("text").asText().contains(word))
                .findFirst()
                .orElseThrow();
    }

    private Answer patch(JsonNode passage, Map<String, ?> change) {
        return caller.json(change).patch(path(passage));
    }

    private String path(JsonNode passage) {
        return "/api/v1/documents/" + document + "/passages/"
                + passage.get("id").asText();
    }

    private static boolean isOf(JsonNode hit, JsonNode passage) {
        return hit.get("passage_id").equals(passage.get("id"));
    }
}
