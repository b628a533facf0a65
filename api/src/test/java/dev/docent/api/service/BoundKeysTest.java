package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Keys that are bound to knowledge bases: what is in others does not exist for them. */
@ServiceTest
class BoundKeysTest {

    private static final String KEYS = "/api/v1/keys";
    private static final String BASES = "/api/v1/knowledge-bases";
    private static final Map<String, String> QUESTION = Map.of("query", "Where does the treasure lie?");

    @Autowired
    Docent docent;

    AccessMatrixOwner owner;
    Docent.Call admin;
    String elsewhere = "";

    @BeforeEach
    void hasTwoKnowledgeBases() {
        owner = AccessMatrixOwner.in(docent);
        admin = docent.admin(owner.name());
        elsewhere = admin.json(Map.of("name", "elsewhere"))
                .post(BASES)
                .hasStatus(201)
                .json()
                .get("id")
                .asText();
    }

    @Test
    void reachTheirKnowledgeBase() {
        var bound = bound(owner.base());

        var listed = bound.get(BASES).hasStatus(200).json();
        assertThat(listed.at("/items").findValuesAsText("id")).containsExactly(owner.base());
        assertThat(listed.get("total").asInt()).isOne();
        bound.get(BASES + "/" + owner.base()).hasStatus(200);
        assertThat(bound.get("/api/v1/documents/" + owner.document() + "/text")
                        .hasStatus(200)
                        .text())
                .contains(AccessMatrixOwner.SECRET);
        assertThat(search(bound, owner.base()).hasStatus(200).text()).contains(AccessMatrixOwner.SECRET);
        ask(bound, owner.base()).hasStatus(200);
        bound.post("/api/v1/documents/" + owner.document() + "/reindex").hasStatus(202);
    }

    @Test
    void reachNothingElse() {
        var bound = bound(elsewhere);
        var document = "/api/v1/documents/" + owner.document();

        assertThat(bound.get(BASES).json().at("/items").findValuesAsText("id")).containsExactly(elsewhere);
        for (var path : List.of(BASES + "/" + owner.base(), BASES + "/default", document, document + "/original")) {
            bound.get(path).isProblem(404);
        }
        search(bound, owner.base()).isProblem(404);
        ask(bound, owner.base()).isProblem(404);
        bound.json(QUESTION).post("/query").isProblem(404);
        bound.post("/start_chat").isProblem(404);
        bound.json(Map.of("knowledge_base_id", owner.base()))
                .post("/start_chat")
                .isProblem(404);
        bound.delete(document).isProblem(404);
        bound.post(document + "/reindex").isProblem(404);
        bound.post(document + "/cancel").isProblem(404);
        bound.delete(BASES + "/" + owner.base()).isProblem(404);
        owner.key().get(document).hasStatus(200);
    }

    @Test
    void lackWhatConcernsTheWholeAccount() {
        var bound = bound(owner.base());

        var refused = bound.json(Map.of("name", "new")).post(BASES).isProblem(403);
        assertThat(refused.json().get("detail").asText()).contains("bound to knowledge bases");
        bound.get("/api/v1/webhooks").isProblem(403);
        bound.get("/api/v1/deletions").isProblem(403);
    }

    @Test
    void passTheirLimitOnToChatTokens() {
        var created = create(Map.of("name", "bound", "knowledge_base_ids", List.of(owner.base())));
        var bound = docent.with(created.get("api_key").asText());
        var token = AccessMatrixOwner.token(docent, bound, Map.of("knowledge_base_id", owner.base()));
        var path = KEYS + "/" + created.get("id").asText();

        token.json(QUESTION).post("/api/chat").hasStatus(200);
        ask(token, elsewhere).isProblem(404);
        admin.json(Map.of("knowledge_base_ids", List.of(elsewhere))).patch(path).hasStatus(200);

        token.json(QUESTION).post("/api/chat").isProblem(404);
        token.json(QUESTION).post("/query").isProblem(404);
        token.multipart(Multipart.file("file", "a.txt", "something"))
                .post("/make_embedding")
                .isProblem(404);
        var freed = admin.json(Map.of("knowledge_base_ids", List.of())).patch(path);
        assertThat(freed.json().get("knowledge_base_ids").isNull()).isTrue();
        token.json(QUESTION).post("/api/chat").hasStatus(200);
    }

    @Test
    void areBoundToWhatTheirAccountHas() {
        var foreign = docent.admin(owner.name() + " other");
        var admins = Map.of("name", "x", "scopes", List.of("admin"), "knowledge_base_ids", List.of(owner.base()));

        foreign.json(Map.of("name", "x", "knowledge_base_ids", List.of(owner.base())))
                .post(KEYS)
                .isProblem(404);
        admin.json(admins).post(KEYS).isProblem(400);
        assertThat(create(Map.of("name", "x", "knowledge_base_ids", List.of("default")))
                        .at("/knowledge_base_ids/0")
                        .asText())
                .isNotEqualTo("default")
                .isNotEmpty();
    }

    private Docent.Call bound(String base) {
        return docent.with(create(Map.of("name", "bound", "knowledge_base_ids", List.of(base)))
                .get("api_key")
                .asText());
    }

    private JsonNode create(Map<String, ?> key) {
        return admin.json(key).post(KEYS).hasStatus(201).json();
    }

    private static Answer search(Docent.Call caller, String base) {
        return caller.json(QUESTION).post(BASES + "/" + base + "/search");
    }

    private static Answer ask(Docent.Call caller, String base) {
        return caller.json(Map.of("query", QUESTION.get("query"), "knowledge_base_id", base))
                .post("/query");
    }
}
