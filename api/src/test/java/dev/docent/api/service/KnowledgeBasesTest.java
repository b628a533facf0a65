package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Knowledge bases, from being made to being deleted. */
@ServiceTest
class KnowledgeBasesTest {

    private static final String BASES = "/api/v1/knowledge-bases";

    @Autowired
    Docent docent;

    Docent.Call caller;

    @BeforeEach
    void isSomeoneNew() {
        caller = docent.tenant("bases " + System.nanoTime());
    }

    @Test
    void areMadeReadChangedAndDeleted() {
        var made = caller.json(Map.of("name", " Reports ", "description", "Yearly"))
                .post(BASES)
                .hasStatus(201)
                .json();
        var path = BASES + "/" + made.get("id").asText();

        assertThat(made.get("name").asText()).isEqualTo("Reports");
        assertThat(caller.get(path).hasStatus(200).json()).isEqualTo(made);
        var changed = caller.json(Map.of("name", "Letters"))
                .patch(path)
                .hasStatus(200)
                .json();
        assertThat(changed.get("name").asText()).isEqualTo("Letters");
        assertThat(changed.get("description").asText()).isEqualTo("Yearly");
        caller.delete(path).hasStatus(200);
        caller.get(path).isProblem(404);
        caller.delete(path).isProblem(404);
    }

    @Test
    void sayHowReadilyTheirQuestionsAreRefused() {
        var path = BASES + "/default";

        assertThat(caller.get(path).json().get("strictness").isNull()).isTrue();
        var changed = caller.json(Map.of("strictness", "strict"))
                .patch(path)
                .hasStatus(200)
                .json();
        assertThat(changed.get("strictness").asText()).isEqualTo("strict");
        caller.json(Map.of("description", "Mine")).patch(path).hasStatus(200);
        assertThat(caller.get(path).json().get("strictness").asText()).isEqualTo("strict");
        var refused = caller.json(Map.of("strictness", "harsh"))
                .patch(path)
                .isProblem(400)
                .json();
        assertThat(refused.at("/details/strictness").asText()).isEqualTo("must be one of lenient, balanced, strict");
    }

    @Test
    void beginWithADefaultOne() {
        var list = caller.get(BASES).hasStatus(200).json();

        assertThat(list.get("total").asInt()).isEqualTo(1);
        assertThat(list.get("limit").asInt()).isEqualTo(20);
        assertThat(list.get("offset").asInt()).isZero();
        assertThat(list.at("/items/0/name").asText()).isEqualTo("default");
        assertThat(caller.get(BASES + "/default").json()).isEqualTo(list.at("/items/0"));
    }

    @Test
    void keepTheirDefaultOne() {
        caller.delete(BASES + "/default").isProblem(409);
        caller.json(Map.of("name", "mine")).patch(BASES + "/default").isProblem(409);
    }

    @Test
    void haveNamesOfTheirOwn() {
        caller.json(Map.of("name", "Reports")).post(BASES).hasStatus(201);

        caller.json(Map.of("name", "Reports")).post(BASES).isProblem(409);
        caller.json(Map.of("name", "default")).post(BASES).isProblem(409);
    }

    @Test
    void takeTheirDocumentsWithThem() {
        var base = caller.json(Map.of("name", "Short"))
                .post(BASES)
                .json()
                .get("id")
                .asText();
        var upload = Multipart.file("file", "a.txt", "Some words.").andField("knowledge_base_id", base);
        var document = caller.multipart(upload)
                .post("/make_embedding")
                .json()
                .at("/documents/0/id")
                .asText();

        caller.delete(BASES + "/" + base).hasStatus(200);

        caller.get("/api/v1/documents/" + document).isProblem(404);
        caller.get("/api/v1/documents/" + document + "/original").isProblem(404);
    }
}
