package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Evaluations, from their questions to what changed since the run before. */
@ServiceTest
@Timeout(120)
class EvaluationsTest {

    private static final String BASES = "/api/v1/knowledge-bases";

    @Autowired
    Docent docent;

    @Autowired(required = false)
    JdbcTemplate records;

    Docent.Call caller;
    String path = "";
    String base = "";
    String tower = "";
    String loom = "";

    @BeforeEach
    void someoneHasTwoDocuments() {
        caller = docent.tenant("evaluations " + System.nanoTime());
        base = caller.json(Map.of("name", "Golden"))
                .post(BASES)
                .hasStatus(201)
                .json()
                .get("id")
                .asText();
        path = BASES + "/" + base + "/evaluations";
        tower = upload("tower.txt", "The lantern of Brindle was lit in 1811. Its keeper was Anna Teal.");
        loom = upload("loom.txt", "A loom holds the warp under tension. The weft is passed with a shuttle.");
    }

    @Test
    void measureWhatIsFoundAnsweredCitedAndRefused() {
        var made = caller.json(Map.of("name", " First ", "mode", "keyword", "questions", questions()))
                .post(path)
                .hasStatus(202)
                .json();
        assertThat(made.get("status").asText()).isEqualTo("queued");
        assertThat(made.get("name").asText()).isEqualTo("First");
        assertThat(made.get("questions").asInt()).isEqualTo(4);
        assertThat(made.get("knowledge_base_id").asText()).isEqualTo(base);

        var done = done(made);

        assertThat(done.get("progress").asDouble()).isEqualTo(1);
        assertThat(done.get("previous").isNull()).isTrue();
        assertThat(done.at("/settings/mode").asText()).isEqualTo("keyword");
        assertThat(done.at("/settings/embedding_model").asText())
                .isEqualTo(caller.get(BASES + "/" + base + "/stats")
                        .json()
                        .get("embedding_model")
                        .asText());
        assertThat(done.at("/settings/answering").asText()).isEqualTo("extractive");
        assertThat(done.at("/settings/version").asText())
                .isEqualTo(
                        docent.anonymous().get("/health").json().get("version").asText());
        var counts = done.at("/summary/counts");
        assertThat(counts.get("questions").asInt()).isEqualTo(4);
        assertThat(counts.get("with_document").asInt()).isEqualTo(3);
        assertThat(counts.get("with_answer").asInt()).isEqualTo(2);
        assertThat(counts.get("unanswerable").asInt()).isEqualTo(1);
        assertThat(counts.get("answered").asInt()).isEqualTo(3);
        var figures = done.at("/summary/figures");
        assertThat(figures.get("recall1").asDouble()).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(figures.get("ndcg10").asDouble()).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(figures.get("answer_contains").asDouble()).isEqualTo(1);
        assertThat(figures.get("answer_rate").asDouble()).isEqualTo(1);
        assertThat(figures.get("refusal_rate").asDouble()).isEqualTo(0.25);
        assertThat(figures.get("refusal_recall").asDouble()).isEqualTo(1);
        assertThat(figures.get("citation_precision").asDouble()).isBetween(0.5, 0.9);
        assertThat(figures.get("latency_p95_ms").asDouble()).isPositive();
    }

    @Test
    void tellWhatBecameOfEachQuestion() {
        var made = create(Map.of("questions", questions()));
        done(made);

        var results = caller.get(path(made) + "/results").hasStatus(200).json();

        assertThat(results.get("total").asInt()).isEqualTo(4);
        var first = results.at("/items/0");
        assertThat(first.get("question").asText()).isEqualTo("Who was the keeper of the lantern?");
        assertThat(first.get("rank").asInt()).isEqualTo(1);
        assertThat(first.get("answer").asText()).contains("Anna Teal");
        assertThat(first.get("contains").asBoolean()).isTrue();
        assertThat(first.get("grounded").asBoolean()).isTrue();
        assertThat(first.at("/cited_documents/0/document_id").asText()).isEqualTo(tower);
        assertThat(first.at("/cited_documents/0/expected").asBoolean()).isTrue();
        assertThat(first.at("/expected/filename").asText()).isEqualTo("tower.txt");
        assertThat(results.at("/items/2/grounded").asBoolean()).isFalse();
        assertThat(results.at("/items/2/contains").isNull()).isTrue();
        assertThat(results.at("/items/3/rank").isNull()).isTrue();
        assertThat(results.at("/items/3/cited_documents/0/expected").asBoolean())
                .isFalse();
        var page = caller.get(path(made) + "/results?limit=1&offset=2").json();
        assertThat(page.get("items")).hasSize(1);
        assertThat(page.at("/items/0")).isEqualTo(results.at("/items/2"));
    }

    @Test
    void compareWithTheLastRunOfTheSameQuestions() {
        var first = create(Map.of("questions", questions()));
        done(first);
        var other = Map.of("question", "What holds the warp?", "filename", "loom.txt");
        done(create(Map.of("questions", List.of(other))));
        caller.delete("/api/v1/documents/" + tower).hasStatus(200);

        var again = done(create(Map.of("questions", questions())));

        var previous = again.get("previous");
        assertThat(previous.get("id")).isEqualTo(first.get("id"));
        assertThat(previous.at("/differences/recall1").asDouble()).isCloseTo(-1.0 / 3, within(1e-9));
        assertThat(previous.at("/differences/answer_contains").asDouble()).isEqualTo(-0.5);
        assertThat(previous.get("better")).isEmpty();
        var worse = previous.at("/worse/0");
        assertThat(worse.get("position").asInt()).isZero();
        assertThat(worse.at("/before/rank").asInt()).isEqualTo(1);
        assertThat(worse.at("/now/rank").isNull()).isTrue();
    }

    @Test
    void askTheLatestQuestionsAgain() {
        caller.post(path).isProblem(409);
        caller.json(Map.of("mode", "semantic")).post(path).isProblem(409);
        var first = create(Map.of("questions", questions()));
        done(first);

        var again = caller.post(path).hasStatus(202).json();
        assertThat(again.get("questions").asInt()).isEqualTo(4);
        assertThat(done(again).at("/previous/id")).isEqualTo(first.get("id"));
        assertThat(done(create(Map.of("mode", "semantic"))).at("/previous/id")).isEqualTo(again.get("id"));

        var list = caller.get(path).hasStatus(200).json();
        assertThat(list.get("total").asInt()).isEqualTo(3);
        assertThat(list.at("/items/2/id")).isEqualTo(first.get("id"));
    }

    @Test
    void refuseAsReadilyAsTheKnowledgeBaseSays() {
        var denying = Map.of("question", "Who was not the keeper of the lantern of Brindle?", "unanswerable", true);
        var usual = done(create(Map.of("questions", List.of(denying))));
        caller.json(Map.of("strictness", "lenient")).patch(BASES + "/" + base).hasStatus(200);
        var lenient = done(create(Map.of()));

        assertThat(usual.at("/settings/strictness").isNull()).isTrue();
        assertThat(usual.at("/summary/figures/refusal_recall").asDouble()).isEqualTo(1);
        assertThat(lenient.at("/settings/strictness").asText()).isEqualTo("lenient");
        assertThat(lenient.at("/summary/figures/refusal_recall").asDouble()).isZero();
    }

    @Test
    @DisabledIfSystemProperty(
            named = "docent.test.records",
            matches = "mongodb",
            disabledReason = "It looks into tables")
    void areDeletedWithTheirResults() {
        var made = create(Map.of("questions", questions()));
        done(made);

        caller.delete(path(made)).hasStatus(204);

        caller.get(path(made)).isProblem(404);
        caller.get(path(made) + "/results").isProblem(404);
        caller.delete(path(made)).isProblem(404);
        assertThat(caller.get(path).json().get("total").asInt()).isZero();
        isNothingLeft();
    }

    @Test
    @DisabledIfSystemProperty(
            named = "docent.test.records",
            matches = "mongodb",
            disabledReason = "It looks into tables")
    void goWithTheirKnowledgeBase() {
        done(create(Map.of("questions", questions())));
        create(Map.of());

        caller.delete(BASES + "/" + base).hasStatus(200);

        caller.get(path).isProblem(404);
        isNothingLeft();
    }

    @Test
    void areNobodyElses() {
        var made = create(Map.of("questions", questions()));
        var stranger = docent.tenant("stranger " + System.nanoTime());

        stranger.get(path).isProblem(404);
        stranger.get(path(made)).isProblem(404);
        stranger.get(path(made) + "/results").isProblem(404);
        stranger.delete(path(made)).isProblem(404);
        stranger.post(path).isProblem(404);
        var own = BASES + "/default/evaluations";
        stranger.get(own + "/" + made.get("id").asText()).isProblem(404);
        assertThat(stranger.get(own).json().get("total").asInt()).isZero();
        caller.get(BASES + "/default/evaluations/" + made.get("id").asText()).isProblem(404);
        caller.get(path(made)).hasStatus(200);
    }

    @Test
    void areMadeOncePerKey() {
        var call = caller.header("Idempotency-Key", "k").json(Map.of("questions", questions()));

        assertThat(call.post(path).hasStatus(202).json())
                .isEqualTo(call.post(path).hasStatus(202).json());
        assertThat(caller.get(path).json().get("total").asInt()).isEqualTo(1);
    }

    private List<Map<String, Object>> questions() {
        return List.of(
                Map.of(
                        "question", "Who was the keeper of the lantern?",
                        "filename", "tower.txt",
                        "answer", List.of("Bert Oak", "Anna Teal")),
                Map.of("question", "What passes the weft?", "document_id", loom, "answer", "a shuttle"),
                Map.of(
                        "question",
                        "Which interest rate did the central bank of Peru set in May?",
                        "unanswerable",
                        true),
                Map.of("question", "When was the lantern of Brindle lit?", "filename", "missing.txt"));
    }

    private JsonNode create(Map<String, Object> body) {
        return caller.json(body).post(path).hasStatus(202).json();
    }

    private String path(JsonNode evaluation) {
        return path + "/" + evaluation.get("id").asText();
    }

    /** Looks again and again; each look is a request, so that this waits without sleeping. */
    private JsonNode done(JsonNode evaluation) {
        while (true) {
            var now = caller.get(path(evaluation)).hasStatus(200).json();
            assertThat(now.get("status").asText()).as(now.toString()).isNotEqualTo("failed");
            if (now.get("status").asText().equals("done")) {
                return now;
            }
        }
    }

    private void isNothingLeft() {
        for (var table : List.of("evaluations", "evaluation_questions", "evaluation_results")) {
            assertThat(records.queryForObject(
                            "select count(*) from " + table + " where knowledge_base = ?", Integer.class, base))
                    .as(table)
                    .isZero();
        }
    }

    private String upload(String name, String text) {
        return caller.multipart(Multipart.file("file", name, text).andField("knowledge_base_id", base))
                .post("/make_embedding")
                .hasStatus(200)
                .json()
                .at("/documents/0/id")
                .asText();
    }
}
