package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.docent.retrieval.evaluation.AnswerRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A part of the everyday questions of {@code bench}, whose points must not fall: answers depend on every step before them. */
@ServiceTest
class EverydayTest {

    /**
     * Points that may not be lost, of two for each question. Raise it when answers become better; the test prints what it
     * reached, and which questions lost points.
     */
    private static final int FLOOR = 104;

    private static final Path SET = Path.of("..", "bench", "everyday");
    private static final Set<String> DOCUMENTS = Set.of(
            "employee-handbook.md",
            "invoice-4471.html",
            "lettre-ecole.md",
            "mietvertrag-lindenstrasse.docx",
            "minutes-2026-02-12.md",
            "price-list-2026.csv",
            "swimming-timetable.csv",
            "travel-confirmation.eml");

    @Autowired
    Docent docent;

    @Test
    void keepsThePointsOfEverydayQuestions() throws IOException {
        var caller = docent.tenant("everyday");
        upload(caller);
        var lost = new ArrayList<String>();
        var points = 0;
        var possible = 0;

        for (var question : questions()) {
            var reply = ask(caller, question);
            var gained = points(question, reply);
            points += gained;
            possible += AnswerRule.BEST;
            if (gained < AnswerRule.BEST) {
                lost.add(question.get("_id").asText() + " " + gained + ": "
                        + question.get("question").asText() + " -> "
                        + reply.get("answer").asText());
            }
        }

        System.out.printf("everyday questions: %d of %d points%n", points, possible);
        assertThat(points).as("lost: %s", String.join("\n", lost)).isGreaterThanOrEqualTo(FLOOR);
    }

    private static void upload(Docent.Call caller) throws IOException {
        var parts = new Multipart();
        for (var name : DOCUMENTS) {
            parts.andFile(
                    "file", name, Files.readAllBytes(SET.resolve("documents").resolve(name)));
        }
        caller.multipart(parts).post("/make_embedding").hasStatus(200);
    }

    /** {@return the questions that these documents answer, and those that no document answers} */
    private static List<JsonNode> questions() throws IOException {
        var json = new ObjectMapper();
        var questions = new ArrayList<JsonNode>();
        for (var line : Files.readAllLines(SET.resolve("questions.jsonl"))) {
            var question = json.readTree(line);
            var documents = texts(question.path("documents")).toList();
            var isAbout = documents.isEmpty()
                    ? !question.get("kind").asText().equals("collection")
                    : DOCUMENTS.containsAll(documents);
            if (isAbout) {
                questions.add(question);
            }
        }
        return questions;
    }

    private JsonNode ask(Docent.Call caller, JsonNode question) {
        var text = question.get("question").asText();
        if (question.path("history").isEmpty()) {
            return caller.json(Map.of("query", text))
                    .post("/query")
                    .hasStatus(200)
                    .json();
        }
        var chat = docent.anonymous()
                .header(
                        "Authorization",
                        caller.json(Map.of())
                                .post("/api/start_chat")
                                .json()
                                .get("jwt_token")
                                .asText());
        texts(question.get("history"))
                .forEach(earlier -> chat.json(Map.of("query", earlier)).post("/api/chat"));
        return chat.json(Map.of("query", text)).post("/api/chat").hasStatus(200).json();
    }

    private static int points(JsonNode question, JsonNode reply) {
        var isRefused = !reply.get("grounded").asBoolean();
        var rule = new AnswerRule(
                StreamSupport.stream(question.path("all").spliterator(), false)
                        .map(some -> texts(some).toList())
                        .toList(),
                texts(question.path("none")).toList(),
                question.path("words").asInt());
        return switch (question.get("kind").asText()) {
            case "absent", "offtopic" -> isRefused ? AnswerRule.BEST : 0;
            case "smalltalk" -> isRefused && reply.get("citations").isEmpty() ? AnswerRule.BEST : 0;
            default -> rule.points(reply.get("answer").asText());
        };
    }

    private static Stream<String> texts(JsonNode list) {
        return list instanceof MissingNode
                ? Stream.empty()
                : StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
    }
}
