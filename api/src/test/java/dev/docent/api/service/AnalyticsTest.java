package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Administrators see who asks what of whom, how often it is refused, how long it takes, and what readers think of it. */
@ServiceTest
@Timeout(120)
class AnalyticsTest {

    private static final String PATH = "/api/v1/admin/analytics";
    private static final String CONVERSATIONS = "/api/v1/chat/conversations";
    private static final String ANSWERED = "Who lit the lantern of Brindle?";
    private static final String REFUSED = "How much does a violin cost in Vienna?";

    @Autowired
    Docent docent;

    @Autowired
    MovableClock clock;

    Docent.Call caller;
    String name = "";

    @BeforeEach
    void someoneHasADocument() {
        name = "analyzed " + System.nanoTime();
        caller = docent.admin(name);
        caller.multipart(Multipart.file("file", "tower.txt", "The lantern of Brindle was lit by Anna Teal."))
                .post("/make_embedding")
                .hasStatus(200);
    }

    @Test
    void countsTheQuestionsOfEveryEndpoint() {
        caller.json(Map.of("query", ANSWERED)).post("/query").hasStatus(200);
        caller.header("Accept", "text/event-stream")
                .json(Map.of("query", ANSWERED))
                .post("/query")
                .hasStatus(200);
        caller.get("/stream?prompt=" + encoded(REFUSED)).hasStatus(200);
        ask(open(Map.of()), ANSWERED);
        caller.json(Map.of("query", ANSWERED)).post("/api/chat").hasStatus(200);

        var day = only(PATH + "?account=" + encoded(name));

        assertThat(day.get("questions").asInt()).isEqualTo(5);
        assertThat(day.get("refusals").asInt()).isEqualTo(1);
        assertThat(day.get("refusal_share").asDouble()).isEqualTo(0.2);
        assertThat(day.get("failures").asInt()).isZero();
        assertThat(day.get("latency_p50_ms").asLong())
                .isPositive()
                .isLessThanOrEqualTo(day.get("latency_p95_ms").asLong());
        assertThat(day.get("tokens").asInt()).as("no hosted model").isZero();
        assertThat(day.get("cost").isNull()).isTrue();
        var account = only(PATH + "?group_by=account&account=" + encoded(name));
        assertThat(account.get("name").asText()).isEqualTo(name);
        assertThat(account.get("questions").asInt()).isEqualTo(5);
        assertThat(only(PATH + "?group_by=model&account=" + encoded(name))
                        .get("key")
                        .asText())
                .isEqualTo("extractive");
    }

    @Test
    void tellsAssistantsApart() {
        var assistant = caller.json(Map.of("name", "Ada", "display_name", "Ada of " + name))
                .post("/api/v1/assistants")
                .hasStatus(201)
                .json()
                .get("id")
                .asText();
        ask(open(Map.of("assistant_id", assistant)), ANSWERED);
        caller.json(Map.of("query", ANSWERED)).post("/query").hasStatus(200);
        caller.json(Map.of("query", ANSWERED)).post("/query").hasStatus(200);

        var rows = rows(PATH + "?group_by=assistant&account=" + encoded(name));

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).get("key").isNull()).isTrue();
        assertThat(rows.get(0).get("questions").asInt()).isEqualTo(2);
        assertThat(rows.get(1).get("key").asText()).isEqualTo(assistant);
        assertThat(rows.get(1).get("name").asText()).isEqualTo("Ada of " + name);
        assertThat(rows.get(1).get("questions").asInt()).isEqualTo(1);
        assertThat(rows.get(1).get("tokens").isNull()).isTrue();
        assertThat(only(PATH + "?assistant=" + assistant).get("questions").asInt())
                .isEqualTo(1);
    }

    @Test
    void countsFeedbackOnceOnTheDayThatItIsGiven() {
        var conversation = open(Map.of());
        var answer = ask(conversation, ANSWERED).at("/assistant_message/id").asText();
        rate(conversation, answer, Map.of("rating", "up"));
        rate(conversation, answer, Map.of("rating", "up", "comment", "Right"));
        assertRated(PATH + "?account=" + encoded(name), 1, 0);

        clock.later(Duration.ofDays(1), () -> {
            // Today's key has expired.
            caller = docent.admin(name);
            return rate(conversation, answer, Map.of("rating", "down"));
        });

        assertRated(PATH + "?account=" + encoded(name), 0, 0);
        var tomorrow = clock.later(Duration.ofDays(1), () -> rows(PATH + "?account=" + encoded(name)));
        assertThat(tomorrow).hasSize(2);
        assertThat(tomorrow.getFirst().get("questions").asInt()).isZero();
        assertThat(tomorrow.getFirst().get("refusal_share").isNull()).isTrue();
        assertThat(tomorrow.getFirst().get("rated_down").asInt()).isEqualTo(1);
    }

    @Test
    void countsNoGoldenQuestions() {
        var golden = List.of(Map.of("question", ANSWERED, "filename", "tower.txt"));
        var path = "/api/v1/knowledge-bases/default/evaluations";
        var id = caller.json(Map.of("questions", golden))
                .post(path)
                .hasStatus(202)
                .json()
                .get("id")
                .asText();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> caller.get(path + "/" + id)
                        .json()
                        .get("status")
                        .asText()
                        .equals("done"));

        assertThat(rows(PATH + "?account=" + encoded(name))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday, from",
        "to=2026-13-01, to",
        "from=2026-11-02&to=2026-11-01, from",
        "from=2025-11-01&to=2026-11-02, from",
        "to=%2B999999999-12-31, to",
        "to=-999999999-01-01, to",
        "from=1969-12-31&to=1970-01-01, from",
        "group_by=purpose, group_by",
        "limit=101, limit"
    })
    void refusesWhatIsNoSelection(String query, String field) {
        var refused = docent.master().get(PATH + "?" + query).isProblem(400).json();

        assertThat(refused.get("details").fieldNames()).toIterable().contains(field);
    }

    @Test
    void showsNothingOfOtherDaysAndToOthers() {
        caller.json(Map.of("query", ANSWERED)).post("/query").hasStatus(200);

        assertThat(rows(PATH + "?to=2026-01-01&account=" + encoded(name))).isEmpty();
        assertThat(rows(PATH + "?account=nobody")).isEmpty();
        caller.get(PATH).isProblem(403);
    }

    private JsonNode only(String path) {
        var rows = rows(path);
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }

    private List<JsonNode> rows(String path) {
        var list = docent.master().get(path).hasStatus(200).json();
        var rows = list.get("items").valueStream().toList();
        assertThat(list.get("total").asInt()).isEqualTo(rows.size());
        return rows;
    }

    private void assertRated(String path, int up, int down) {
        var day = only(path);
        assertThat(day.get("rated_up").asInt()).isEqualTo(up);
        assertThat(day.get("rated_down").asInt()).isEqualTo(down);
        assertThat(day.get("questions").asInt()).isEqualTo(1);
    }

    private String open(Map<String, String> about) {
        return caller.json(about)
                .post(CONVERSATIONS)
                .hasStatus(201)
                .json()
                .get("id")
                .asText();
    }

    private JsonNode ask(String conversation, String question) {
        return caller.json(Map.of("content", question))
                .post(CONVERSATIONS + "/" + conversation + "/messages")
                .hasStatus(201)
                .json();
    }

    private Answer rate(String conversation, String answer, Map<String, String> feedback) {
        return caller.json(feedback)
                .send("PUT", CONVERSATIONS + "/" + conversation + "/messages/" + answer + "/feedback")
                .hasStatus(200);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
