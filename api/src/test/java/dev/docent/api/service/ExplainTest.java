package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Searches that say why. */
@ServiceTest
class ExplainTest {

    private static final String SEARCH = "/api/v1/knowledge-bases/default/search";
    private static final String TEXT = "The lighthouse was lit in 1889. It stands on the western cliff.";

    @Autowired
    Docent docent;

    Docent.Call caller;
    String passage = "";

    @BeforeEach
    void hasADocument() {
        caller = docent.tenant("explain " + System.nanoTime());
        passage = upload("default");
    }

    @Test
    void answersAsBeforeWithoutIt() {
        var plain = search(Map.of("query", "When was the lighthouse lit?"));
        var explained = search(Map.of("query", "When was the lighthouse lit?", "explain", true));

        assertThat(plain.has("missing")).isFalse();
        assertThat(plain.at("/items/0").has("explanation")).isFalse();
        assertThat(explained.get("missing")).isEmpty();
        var item = explained.at("/items/0").deepCopy();
        ((ObjectNode) item).remove("explanation");
        assertThat(item).isEqualTo(plain.at("/items/0"));
    }

    @Test
    void saysWhyAPassageWasFound() {
        var hit = search(Map.of(
                        "query",
                        "Who lit the lighthouses?",
                        "explain",
                        true,
                        "min_score",
                        0.1,
                        "filter",
                        Map.of("media_type", "text/plain")))
                .at("/items/0");

        var explanation = hit.get("explanation");
        assertThat(explanation.get("rank").asInt()).isEqualTo(1);
        assertThat(explanation.get("score")).isEqualTo(hit.get("score"));
        assertThat(explanation.at("/keyword/rank").asInt()).isEqualTo(1);
        assertThat(explanation.at("/keyword/score")).isEqualTo(hit.at("/scores/keyword"));
        assertThat(explanation.at("/keyword/normalized_score").asDouble()).isEqualTo(1);
        assertThat(explanation.at("/semantic/rank").asInt()).isEqualTo(1);
        assertThat(explanation.at("/semantic/score")).isEqualTo(hit.at("/scores/semantic"));
        assertThat(explanation.at("/matched_terms/text").toString()).isEqualTo("[\"lit\",\"lighthouses\"]");
        assertThat(explanation.at("/matched_terms/context").toString()).isEqualTo("[\"lighthouses\"]");
        assertThat(explanation.at("/filters/filter/media_type").asText()).isEqualTo("text/plain");
        assertThat(explanation.at("/filters/min_score").asDouble()).isEqualTo(0.1);
        assertThat(explanation.at("/filters/knowledge_base_id").asText()).isNotBlank();
    }

    @Test
    void saysWhyAPassageWasNotFound() {
        assertThat(reason(Map.of())).isEmpty();
        assertThat(reason(Map.of("filter", Map.of("media_type", "text/html")))).isEqualTo("filtered");
        assertThat(reason(Map.of("mode", "keyword", "query", "herring"))).isEqualTo("no_common_word");
        assertThat(reason(Map.of("mode", "semantic", "query", "herring", "min_score", 1)))
                .isEqualTo("below_min_score");
    }

    @Test
    void tellsNothingOfPassagesElsewhere() {
        var base = caller.json(Map.of("name", "Other"))
                .post("/api/v1/knowledge-bases")
                .json()
                .get("id")
                .asText();
        var elsewhere = upload(base);
        var stranger = docent.tenant("explain stranger");

        var own = missing(caller, elsewhere);
        var strangers = missing(stranger, passage);
        var absent = missing(caller, "01a1fcb7-0000-7000-8000-000000000000-0");

        assertThat(own.get("reason").asText()).isEqualTo("no_such_passage");
        assertThat(own.toString().replace(elsewhere, "id"))
                .isEqualTo(strangers.toString().replace(passage, "id"))
                .isEqualTo(absent.toString().replace("01a1fcb7-0000-7000-8000-000000000000-0", "id"));
    }

    private static JsonNode missing(Docent.Call caller, String id) {
        return caller.json(Map.of("query", "lighthouse", "explain", true, "passage_ids", List.of(id)))
                .post(SEARCH)
                .hasStatus(200)
                .json()
                .at("/missing/0");
    }

    private String reason(Map<String, Object> more) {
        var body = new HashMap<String, Object>(
                Map.of("query", "lighthouse", "explain", true, "passage_ids", List.of(passage)));
        body.putAll(more);
        return search(body).at("/missing/0/reason").asText();
    }

    private JsonNode search(Map<String, Object> body) {
        return caller.json(body).post(SEARCH).hasStatus(200).json();
    }

    private String upload(String base) {
        var file = Multipart.file("file", "the-lighthouse.txt", TEXT).andField("knowledge_base_id", base);
        return caller.multipart(file)
                        .post("/make_embedding")
                        .hasStatus(200)
                        .json()
                        .at("/documents/0/id")
                        .asText()
                + "-0";
    }
}
