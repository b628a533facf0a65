package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.api.service.Docent.Call;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is not yours answers exactly as what does not exist. */
@ServiceTest
class TenantsTest {

    private static final String BASES = "/api/v1/knowledge-bases";
    private static final String SECRET = "The treasure of Ada lies under the third oak.";
    private static final String ABSENT = "01a1fcb7-0000-7000-8000-000000000000";

    @Autowired
    Docent docent;

    Call ada;
    Call bob;
    String base = "";
    String document = "";

    @BeforeEach
    void adaHasATreasure() {
        ada = docent.tenant("ada");
        bob = docent.tenant("bob");
        base = ada.get(BASES + "/default").json().get("id").asText();
        document = ada.multipart(
                        Multipart.file("file", "treasure.txt", SECRET).andField("metadata", "{\"kind\":\"map\"}"))
                .post("/make_embedding")
                .hasStatus(200)
                .json()
                .at("/documents/0/id")
                .asText();
    }

    @Test
    void answerAlikeForWhatIsNotTheirsAndWhatDoesNotExist() {
        for (var path : List.of("", "/documents", "/stats")) {
            isAsAbsent(bob.get(BASES + "/" + base + path), bob.get(BASES + "/" + ABSENT + path));
        }
        for (var path : List.of("", "/original", "/text", "/passages", "/events")) {
            isAsAbsent(bob.get("/api/v1/documents/" + document + path), bob.get("/api/v1/documents/" + ABSENT + path));
        }
    }

    @Test
    void changeNothingOfAnother() {
        bob.json(Map.of("name", "mine now")).patch(BASES + "/" + base).isProblem(404);
        bob.delete(BASES + "/" + base).isProblem(404);
        bob.post(BASES + "/" + base + "/reindex").isProblem(404);
        bob.delete("/api/v1/documents/" + document).isProblem(404);
        bob.post("/api/v1/documents/" + document + "/reindex").isProblem(404);
        bob.json(Map.of("enabled", false))
                .patch("/api/v1/documents/" + document + "/passages/" + document + "-0")
                .isProblem(404);
        bob.multipart(Multipart.file("file", "spy.txt", "I was here."))
                .post(BASES + "/" + base + "/documents")
                .isProblem(404);
        bob.multipart(Multipart.file("file", "spy.txt", "I was here.").andField("knowledge_base_id", base))
                .post("/make_embedding")
                .isProblem(404);

        assertThat(ada.get("/api/v1/documents/" + document)
                        .hasStatus(200)
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("ready");
        assertThat(ada.get(BASES + "/" + base + "/documents")
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void findNothingOfAnother() {
        var search = bob.json(Map.of("query", "treasure of Ada third oak", "mode", "keyword"));
        assertThat(search.post(BASES + "/default/search").hasStatus(200).json().get("items"))
                .isEmpty();
        search.post(BASES + "/" + base + "/search").isProblem(404);

        var question = bob.json(Map.of("query", "Where does the treasure of Ada lie?"));
        assertThat(question.post("/query").hasStatus(200).text()).doesNotContain("oak");
        bob.json(Map.of("query", "Where?", "knowledge_base_id", base))
                .post("/query")
                .isProblem(404);
        bob.json(Map.of("knowledge_base_id", base)).post("/start_chat").isProblem(404);
    }

    @Test
    void countOnlyTheirOwn() {
        var statistics = bob.get(BASES + "/default/stats").hasStatus(200).json();

        assertThat(statistics.get("documents").asInt()).isZero();
        assertThat(statistics.get("passages").asInt()).isZero();
        assertThat(statistics.get("bytes").asInt()).isZero();
    }

    @Test
    void keepTheSameBytesApart() {
        var upload = Multipart.file("file", "treasure.txt", SECRET);
        var carol = docent.tenant("carol");

        var copy = carol.multipart(upload)
                .post(BASES + "/default/documents")
                .hasStatus(202)
                .json();

        assertThat(copy.at("/documents/0/id").asText()).isNotEqualTo(document);
        assertThat(copy.at("/documents/0/metadata")).isEmpty();
        carol.delete("/api/v1/documents/" + copy.at("/documents/0/id").asText()).hasStatus(200);
        assertThat(ada.get("/api/v1/documents/" + document + "/original")
                        .hasStatus(200)
                        .text())
                .isEqualTo(SECRET);
    }

    private static void isAsAbsent(Answer answer, Answer absent) {
        var detail = answer.isProblem(404).json().get("detail").asText();
        var expected = absent.isProblem(404).json().get("detail").asText();

        assertThat(detail.replaceAll("[0-9a-f-]{36}", "{id}")).isEqualTo(expected.replaceAll("[0-9a-f-]{36}", "{id}"));
    }
}
