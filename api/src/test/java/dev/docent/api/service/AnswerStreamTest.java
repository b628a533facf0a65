package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Answers as events. */
@ServiceTest
class AnswerStreamTest {

    private static final Map<String, String> QUESTION = Map.of("query", "Who built the lighthouse at Skerry Point?");

    @Autowired
    Docent docent;

    @Autowired(required = false)
    JdbcTemplate records;

    Docent.Call caller;

    @BeforeEach
    void uploads() {
        caller = docent.tenant("streams");
        caller.multipart(Multipart.file(
                        "file", "lighthouse.txt", "Agnes Thorburn built the lighthouse at Skerry Point in 1874."))
                .post("/make_embedding")
                .hasStatus(200);
    }

    @Test
    void tellsASingleAnswerByEvents() {
        var answer = stream(caller, QUESTION, "/query");
        var events = events(answer);

        assertThat(answer.header("Content-Type")).isEqualTo("text/event-stream;charset=UTF-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(events).extracting(Event::name).containsExactly("delta", "citations", "usage", "done");
        assertThat(events.get(0).data().get("text").asText()).contains("Agnes Thorburn");
        assertThat(events.get(1).data()).isEqualTo(events.get(3).data().get("citations"));
        assertThat(events.get(2).data().get("model").asText()).isEqualTo("extractive");
        assertThat(events.get(3).data())
                .isEqualTo(caller.json(QUESTION).post("/query").json());
    }

    @Test
    void tellsAReplyToSmallTalkByTheSameEvents() {
        var events = events(stream(caller, Map.of("query", "hi there"), "/query"));

        assertThat(events).extracting(Event::name).containsExactly("delta", "citations", "usage", "done");
        assertThat(events.getFirst().data().get("text").asText()).startsWith("Hello!");
        assertThat(events.getLast().data().get("grounded").asBoolean()).isFalse();
    }

    @Test
    @DisabledIfSystemProperty(
            named = "docent.test.records",
            matches = "mongodb",
            disabledReason = "It looks into tables")
    void keepsQuestionAndAnswerOfAConversation() {
        var token = caller.post("/api/start_chat").json().get("jwt_token").asText();
        var events = events(stream(docent.anonymous().header("Authorization", token), QUESTION, "/api/chat"));

        assertThat(events).extracting(Event::name).containsExactly("message", "delta", "citations", "usage", "done");
        var done = events.getLast().data();
        var stored = records.queryForList(
                "select id, role, content, completion from messages where conversation = ? order by id",
                done.get("conversation_id").asText());
        assertThat(stored).extracting(row -> row.get("role")).containsExactly("USER", "ASSISTANT");
        assertThat(stored)
                .extracting(row -> row.get("id"))
                .containsExactly(
                        events.getFirst().data().get("message_id").asText(),
                        done.get("message_id").asText());
        assertThat(stored.getLast())
                .containsEntry("content", done.get("answer").asText())
                .containsEntry("completion", "WHOLE");
    }

    @Test
    void answersWithoutEventsWhereNobodyAsksForThem() {
        for (var accept : List.of("*/*", "application/json", "application/json, text/event-stream")) {
            var answer = caller.header("Accept", accept).json(QUESTION).post("/query");
            assertThat(answer.hasStatus(200).header("Content-Type")).isEqualTo("application/json");
        }
    }

    @Test
    void tellsEachStreamAnewWhateverKeyItHas() {
        var token = caller.post("/api/start_chat").json().get("jwt_token").asText();
        var call = docent.anonymous().header("Authorization", token).header("Idempotency-Key", "stream-once");
        var first = stream(call, QUESTION, "/api/chat");
        var second = stream(call, QUESTION, "/api/chat");

        assertThat(second.header("Idempotency-Replayed")).isEmpty();
        assertThat(events(first).getLast().data().get("message_id"))
                .isNotEqualTo(events(second).getLast().data().get("message_id"));
        call.header("Accept", "no/media/type").json(QUESTION).post("/api/chat").isProblem(406);
    }

    @Test
    void refusesWrongInputAsEver() {
        stream(caller, Map.of("query", " "), "/query").isProblem(400);
        stream(caller, Map.of("query", "Who?", "knowledge_base_id", "none"), "/query")
                .isProblem(404);
        stream(docent.anonymous(), QUESTION, "/query").isProblem(401);
        stream(docent.anonymous(), QUESTION, "/api/chat").isProblem(401);
    }

    private static Answer stream(Docent.Call caller, Map<String, String> body, String path) {
        return caller.header("Accept", "text/event-stream").json(body).post(path);
    }

    private static List<Event> events(Answer answer) {
        return Arrays.stream(answer.hasStatus(200).text().split("\n\n"))
                .filter(event -> !event.startsWith(":"))
                .map(Event::of)
                .toList();
    }

    private record Event(String name, JsonNode data) {

        static Event of(String event) {
            var lines = event.split("\n");
            try {
                return new Event(
                        lines[0].substring("event: ".length()),
                        new ObjectMapper().readTree(lines[1].substring("data: ".length())));
            } catch (IOException failure) {
                throw new UncheckedIOException(event, failure);
            }
        }
    }
}
