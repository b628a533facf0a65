package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Documents, from upload to deletion. */
@ServiceTest
class DocumentsTest {

    private static final String BASES = "/api/v1/knowledge-bases";
    private static final String TEXT = "Höhe 🗼: the tower is 27 metres tall.\n\nIts keeper was Agnes Thorburn.";

    @Autowired
    Docent docent;

    Docent.Call caller;

    @BeforeEach
    void isSomeoneNew() {
        caller = docent.tenant("documents " + System.nanoTime());
    }

    @Test
    void areAcceptedAtOnceAndReadyLater() {
        var accepted = upload("tower.txt", TEXT)
                .post(BASES + "/default/documents")
                .hasStatus(202)
                .json();
        var document = accepted.at("/documents/0");

        assertThat(document.properties().stream().map(Map.Entry::getKey))
                .containsExactly(
                        "id",
                        "knowledge_base_id",
                        "filename",
                        "path",
                        "media_type",
                        "size",
                        "sha256",
                        "status",
                        "stage",
                        "progress",
                        "pages",
                        "passages",
                        "language",
                        "error",
                        "outcome",
                        "warnings",
                        "work",
                        "created_at",
                        "updated_at",
                        "metadata");
        assertThat(document.get("filename").asText()).isEqualTo("tower.txt");
        assertThat(document.get("size").asInt()).isEqualTo(TEXT.getBytes(StandardCharsets.UTF_8).length);
        assertThat(document.get("created_at").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z");
        follow(document.get("id").asText());
        var ready = caller.get("/api/v1/documents/" + document.get("id").asText())
                .hasStatus(200)
                .json();
        assertThat(ready.get("status").asText()).isEqualTo("ready");
        assertThat(ready.get("stage").asText()).isEqualTo("done");
        assertThat(ready.get("progress").asDouble()).isEqualTo(1.0);
        assertThat(ready.get("error").isNull()).isTrue();
        assertThat(ready.get("outcome").asText()).isEqualTo("ok");
        assertThat(ready.at("/work/passages/done").asInt())
                .isEqualTo(ready.get("passages").asInt());
    }

    @Test
    void areTheSameWhenTheirBytesAre() {
        var first = upload("a.txt", TEXT)
                .post(BASES + "/default/documents")
                .hasStatus(202)
                .json();

        var second = upload("b.txt", TEXT)
                .post(BASES + "/default/documents")
                .hasStatus(200)
                .json();

        assertThat(second.at("/documents/0/id")).isEqualTo(first.at("/documents/0/id"));
        assertThat(caller.get(BASES + "/default/documents").json().get("total").asInt())
                .isEqualTo(1);
    }

    @Test
    void comeTogetherUnderBothNamesOfTheirPart() {
        var parts = Multipart.file("file", "a.txt", "First words.")
                .andFile("files", "b.txt", "Second words.".getBytes(StandardCharsets.UTF_8))
                .andFile("files", "c.txt", "Third words.".getBytes(StandardCharsets.UTF_8));

        var documents = caller.multipart(parts)
                .post("/make_embedding")
                .hasStatus(200)
                .json()
                .get("documents");

        assertThat(documents.findValuesAsText("filename")).containsExactly("a.txt", "b.txt", "c.txt");
        assertThat(documents.findValuesAsText("status")).containsOnly("ready");
    }

    @Test
    void areNoneWhenOneOfThemIsEmpty() {
        var parts = Multipart.file("file", "a.txt", "First words.").andFile("file", "b.txt", new byte[0]);

        caller.multipart(parts).post(BASES + "/default/documents").isProblem(400);

        assertThat(caller.get(BASES + "/default/documents").json().get("total").asInt())
                .isZero();
    }

    @Test
    void carryMetadata() {
        var parts = Multipart.file("file", "a.txt", "First words.")
                .andField("metadata", "{\"year\": 1874, \"ratio\": 0.5, \"open\": true, \"tags\": [\"sea\", 7]}");

        var document = caller.multipart(parts)
                .post("/make_embedding")
                .hasStatus(200)
                .json()
                .at("/documents/0");

        assertThat(document.get("metadata").toString())
                .contains("\"year\":1874", "\"ratio\":0.5", "\"open\":true", "[\"sea\",7]");
    }

    @Test
    void doNotHoldUpWhoDoesNotWait() {
        var answer = upload("a.txt", TEXT).post("/make_embedding?wait=false");

        assertThat(answer.status()).isIn(200, 202);
        assertThat(answer.json().at("/documents/0/id").asText()).isNotEmpty();
    }

    @Test
    void showTheirPassagesWithVectorsWhenAsked() {
        var document = upload("a.txt", TEXT)
                .post("/make_embedding?include_embeddings=true")
                .hasStatus(200)
                .json()
                .at("/documents/0");

        assertThat(document.get("status").asText()).isEqualTo("ready");
        var passages = document.get("passages");
        assertThat(passages.isArray()).isTrue();
        assertThat(passages.at("/0/page_content").asText()).contains("27 metres");
        assertThat(passages.at("/0/metadata/filename").asText()).isEqualTo("a.txt");
        assertThat(passages.at("/0/embedding").size()).isEqualTo(384);
    }

    @Test
    void showTheirTextAndPassages() {
        var id = ready("a.txt", TEXT);

        var text =
                caller.get("/api/v1/documents/" + id + "/text").hasStatus(200).json();
        var passages = caller.get("/api/v1/documents/" + id + "/passages?limit=1")
                .hasStatus(200)
                .json();

        assertThat(text.get("document_id").asText()).isEqualTo(id);
        assertThat(text.get("text").asText()).contains("Höhe 🗼");
        var passage = passages.at("/items/0");
        assertThat(slice(text, passage)).isEqualTo(passage.get("text").asText());
        assertThat(passages.get("embedding_model").asText()).contains("bge");
        assertThat(passages.get("items")).hasSize(1);
        assertThat(passages.get("total").asInt()).isPositive();
    }

    @Test
    void areListedByStatusNewestFirst() {
        ready("a.txt", "First words.");
        ready("b.txt", "Second words.");

        var all = caller.get(BASES + "/default/documents?status=ready&limit=1")
                .hasStatus(200)
                .json();
        var rest = caller.get(BASES + "/default/documents?status=ready&limit=1&offset=1")
                .json();

        assertThat(all.at("/items/0/filename").asText()).isEqualTo("b.txt");
        assertThat(rest.at("/items/0/filename").asText()).isEqualTo("a.txt");
        assertThat(all.get("total").asInt()).isEqualTo(2);
        assertThat(caller.get(BASES + "/default/documents?status=failed")
                        .json()
                        .get("total")
                        .asInt())
                .isZero();
    }

    @Test
    void areGoneWhenDeleted() {
        var id = ready("a.txt", "Words about lanterns.");

        caller.delete("/api/v1/documents/" + id).hasStatus(200);

        caller.get("/api/v1/documents/" + id).isProblem(404);
        caller.get("/api/v1/documents/" + id + "/original").isProblem(404);
        var hits = caller.json(Map.of("query", "lanterns"))
                .post(BASES + "/default/search")
                .json()
                .get("items");
        assertThat(hits).isEmpty();
        caller.delete("/api/v1/documents/" + id).isProblem(404);
    }

    @Test
    void areReadAnewOnRequest() {
        var id = ready("a.txt", "Words about lanterns.");

        caller.post("/api/v1/documents/" + id + "/reindex").hasStatus(202);
        follow(id);
        var queued = caller.post(BASES + "/default/reindex").hasStatus(202).json();
        follow(id);

        assertThat(queued.get("queued").asInt()).isEqualTo(1);
        assertThat(caller.get("/api/v1/documents/" + id).json().get("status").asText())
                .isEqualTo("ready");
    }

    @Test
    void tellTheirProgressUntilTheyAreDone() {
        var id = upload("a.txt", TEXT)
                .post(BASES + "/default/documents")
                .json()
                .at("/documents/0/id")
                .asText();

        var events = follow(id);

        assertThat(events.header("Content-Type")).startsWith("text/event-stream");
        assertThat(events.header("Cache-Control")).contains("no-store");
        var names =
                events.text().lines().filter(line -> line.startsWith("event: ")).toList();
        assertThat(names.getLast()).isEqualTo("event: done");
        assertThat(names.subList(0, names.size() - 1)).allMatch("event: progress"::equals);
        assertThat(events.text()).contains("\"id\":\"" + id + "\"", "\"status\":\"ready\"");
    }

    @Test
    void canBeFollowedOnlyAsEvents() {
        var id = ready("a.txt", "Some words.");

        caller.header("Accept", "application/json")
                .get("/api/v1/documents/" + id + "/events")
                .isProblem(406);
    }

    @Test
    void areFoundByWhatTheyCarry() {
        var parts = Multipart.file("file", "a.txt", "Words about lanterns.").andField("metadata", "{\"year\": 1874}");
        caller.multipart(parts).post("/make_embedding").hasStatus(200);

        var found = search(Map.of("query", "lanterns", "filter", Map.of("year", Map.of("$gte", 1800))));
        var none = search(Map.of("query", "lanterns", "filter", Map.of("year", 1900)));

        assertThat(found.at("/items/0/metadata/year").asInt()).isEqualTo(1874);
        assertThat(none.get("items")).isEmpty();
    }

    @Test
    void areFoundByWordsAndByMeaning() {
        ready("a.txt", "Words about lanterns.");

        for (var mode : List.of("hybrid", "semantic", "keyword")) {
            var found = search(Map.of("query", "lanterns", "mode", mode, "limit", 1));
            var hit = found.at("/items/0");
            assertThat(hit.get("text").asText()).isEqualTo("Words about lanterns.");
            assertThat(hit.get("scores").get("semantic").isNull()).isEqualTo(mode.equals("keyword"));
            assertThat(hit.get("scores").get("keyword").isNull()).isEqualTo(mode.equals("semantic"));
            assertThat(found.get("took_ms").asLong()).isNotNegative();
        }
        assertThat(search(Map.of("query", "lanterns", "min_score", 1))
                        .get("items")
                        .size())
                .isLessThanOrEqualTo(1);
    }

    @Test
    void areCounted() {
        ready("a.txt", "Words about lanterns.");

        var statistics = caller.get(BASES + "/default/stats").hasStatus(200).json();

        assertThat(statistics.get("documents").asInt()).isEqualTo(1);
        assertThat(statistics.get("passages").asInt()).isEqualTo(1);
        assertThat(statistics.get("bytes").asInt()).isEqualTo("Words about lanterns.".length());
        assertThat(statistics.get("tokens").asInt()).isPositive();
        assertThat(statistics.get("embedding_model").asText()).contains("bge");
        assertThat(statistics.get("dimension").asInt()).isEqualTo(384);
    }

    private Docent.Call upload(String filename, String content) {
        return caller.multipart(Multipart.file("file", filename, content));
    }

    private String ready(String filename, String content) {
        var documents =
                upload(filename, content).post("/make_embedding").hasStatus(200).json();
        return documents.at("/documents/0/id").asText();
    }

    /** {@return the events up to the last one, which comes when the document is ready or failed} */
    private Answer follow(String id) {
        return caller.get("/api/v1/documents/" + id + "/events").hasStatus(200);
    }

    private JsonNode search(Map<String, Object> request) {
        return caller.json(request)
                .post(BASES + "/default/search")
                .hasStatus(200)
                .json();
    }

    private static String slice(JsonNode text, JsonNode passage) {
        var points = text.get("text").asText().codePoints().toArray();
        var start = passage.get("start").asInt();
        return new String(points, start, passage.get("end").asInt() - start);
    }
}
