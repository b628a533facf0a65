package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Conversations and single questions. */
@ServiceTest
class ChatTest {

    private static final String QUESTION = "Who built the lighthouse at Skerry Point?";

    @Autowired
    Docent docent;

    @Autowired(required = false)
    JdbcTemplate records;

    Docent.Call caller;

    @BeforeEach
    void uploads() {
        caller = docent.tenant("chat");
        caller.multipart(Multipart.file(
                        "file", "lighthouse.txt", "Agnes Thorburn built the lighthouse at Skerry Point in 1874."))
                .post("/make_embedding")
                .hasStatus(200);
    }

    @Test
    void citesWhatTheAnswerStandsOn() {
        var reply = chat(start(), Map.of("query", QUESTION)).hasStatus(200).json();

        assertThat(reply.properties().stream().map(Map.Entry::getKey))
                .containsExactly(
                        "query",
                        "answer",
                        "response",
                        "grounded",
                        "citations",
                        "also_found",
                        "conversation_id",
                        "message_id",
                        "usage");
        var citation = reply.at("/citations/0");
        assertThat(citation.properties().stream().map(Map.Entry::getKey))
                .containsExactly(
                        "index",
                        "document_id",
                        "filename",
                        "page",
                        "page_end",
                        "heading",
                        "passage_id",
                        "start",
                        "end",
                        "quote",
                        "score",
                        "recognized",
                        "edited",
                        "supported",
                        "boxes");
        assertThat(citation.get("boxes")).isEmpty();
        assertThat(citation.get("supported").asBoolean()).isTrue();
        assertThat(citation.get("index").asInt()).isEqualTo(1);
        var text = caller.get("/api/v1/documents/" + citation.get("document_id").asText() + "/text")
                .json();
        assertThat(text.get("text")
                        .asText()
                        .substring(
                                citation.get("start").asInt(),
                                citation.get("end").asInt()))
                .isEqualTo(citation.get("quote").asText());
    }

    @Test
    void refusesInTheLanguageOfTheQuestionAndShowsWhatCameClosest() {
        var reply = chat(start(), Map.of("query", "Wie heißt der Bürgermeister von Oslo?"))
                .hasStatus(200)
                .json();

        assertThat(reply.get("answer").asText()).isEqualTo("Die Dokumente enthalten keine Antwort auf diese Frage.");
        assertThat(reply.get("citations")).isEmpty();
        assertThat(reply.get("nearest")).singleElement().satisfies(near -> {
            assertThat(near.has("index")).isFalse();
            assertThat(near.get("filename").asText()).isEqualTo("lighthouse.txt");
            assertThat(near.get("quote").asText()).startsWith("Agnes Thorburn built");
        });
    }

    @Test
    @DisabledIfSystemProperty(
            named = "docent.test.records",
            matches = "mongodb",
            disabledReason = "It looks into tables")
    void keepsQuestionAndAnswerBeforeAnswering() {
        var reply = chat(start(), Map.of("query", QUESTION)).json();

        var stored = records.queryForList(
                "select id, role, content, citations from messages where conversation = ? order by id",
                reply.get("conversation_id").asText());

        assertThat(stored).extracting(row -> row.get("role")).containsExactly("USER", "ASSISTANT");
        assertThat(stored)
                .extracting(row -> row.get("content"))
                .containsExactly(QUESTION, reply.get("answer").asText());
        assertThat(stored.getLast().get("id")).isEqualTo(reply.get("message_id").asText());
        assertThat(String.valueOf(stored.getLast().get("citations"))).contains("Agnes Thorburn");
    }

    @Test
    void repliesToSmallTalkAsToAnyOtherTurn() {
        var started = start();

        var greeted =
                chat(started, Map.of("query", "Guten Morgen!")).hasStatus(200).json();
        var answered = chat(started, Map.of("query", QUESTION)).json();
        var thanked =
                chat(started, Map.of("query", "thanks, that helped a lot!")).json();
        var followed = chat(started, Map.of("query", "And when?")).json();

        assertThat(List.of(greeted, thanked)).allSatisfy(reply -> {
            assertThat(reply.get("grounded").asBoolean()).isFalse();
            assertThat(reply.get("citations")).isEmpty();
            assertThat(reply.has("standalone_query")).isFalse();
            assertThat(reply.at("/usage/model").asText()).isEqualTo("extractive");
        });
        assertThat(greeted.get("answer").asText()).startsWith("Guten Tag!");
        assertThat(thanked.get("answer").asText()).startsWith("You're welcome.");
        assertThat(answered.get("grounded").asBoolean()).isTrue();
        assertThat(followed.get("standalone_query").asText()).contains("lighthouse");
    }

    @Test
    void saysWhenTheDocumentsDoNotHoldTheAnswer() {
        var started = docent.tenant("without documents").post("/start_chat").json();

        var reply = chat(started, Map.of("query", QUESTION)).hasStatus(200).json();

        assertThat(reply.get("grounded").asBoolean()).isFalse();
        assertThat(reply.get("citations")).isEmpty();
        assertThat(reply.get("answer").asText()).isNotBlank();
    }

    @Test
    @DisabledIfSystemProperty(
            named = "docent.test.records",
            matches = "mongodb",
            disabledReason = "It looks into tables")
    void answersASingleQuestionAndKeepsNothing() {
        var before = count();

        var reply = caller.json(Map.of("query", QUESTION))
                .post("/query")
                .hasStatus(200)
                .json();

        assertThat(reply.properties().stream().map(Map.Entry::getKey))
                .containsExactly("answer", "citations", "also_found", "grounded");
        assertThat(reply.get("answer").asText()).contains("Agnes Thorburn");
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void answersOddQuestionsToo() {
        for (var odd : java.util.List.of(
                "?", "a\u0000b", "🗼", "\u202Eolleh", "x".repeat(4000), "a\n\n\tb", "[1] \"AND\" OR ( * ~")) {
            chat(start(), Map.of("query", odd)).hasStatus(200);
            for (var mode : java.util.List.of("hybrid", "semantic", "keyword")) {
                caller.json(Map.of("query", odd, "mode", mode))
                        .post("/api/v1/knowledge-bases/default/search")
                        .hasStatus(200);
            }
        }
    }

    @Test
    void takesAPromptForAQuestion() {
        assertThat(chat(start(), Map.of("prompt", QUESTION))
                        .hasStatus(200)
                        .json()
                        .get("query")
                        .asText())
                .isEqualTo(QUESTION);
    }

    @Test
    void asksNoOtherAddressThanTheOneHandedOut() {
        var refused = chat(start(), Map.of("query", QUESTION, "url", "http://169.254.169.254/latest/meta-data"));

        assertThat(refused.isProblem(400).json().at("/details/url").asText()).isNotEmpty();
    }

    @Test
    void handsOutTheAddressOfItsOwnQueries() {
        assertThat(start().get("url").asText()).isEqualTo(docent.address() + "/query");
    }

    @Test
    void startsWithAnyKindOfEmptyBody() {
        caller.post("/api/start_chat").hasStatus(200);
        caller.json("").post("/api/start_chat").hasStatus(200);
        caller.json("{}").post("/api/start_chat").hasStatus(200);
        caller.body(new byte[0], "application/x-www-form-urlencoded")
                .post("/api/start_chat")
                .hasStatus(200);
    }

    @Test
    void knowsNoAssistantYet() {
        caller.json(Map.of("assistant_id", "a1")).post("/start_chat").isProblem(404);
        caller.json(Map.of("knowledge_base_id", "k1")).post("/start_chat").isProblem(404);
    }

    @Test
    void refuseTheMoreTheStricterTheCallOrItsKnowledgeBaseIs() {
        var denying = "Who did not build the lighthouse at Skerry Point?";
        var someone = docent.tenant("strictness " + System.nanoTime());
        someone.multipart(Multipart.file(
                        "file", "lighthouse.txt", "Agnes Thorburn built the lighthouse at Skerry Point in 1874."))
                .post("/make_embedding")
                .hasStatus(200);

        assertThat(isAnswered(someone, Map.of("query", denying))).isFalse();
        assertThat(isAnswered(someone, Map.of("query", denying, "strictness", "lenient")))
                .isTrue();
        someone.json(Map.of("strictness", "lenient"))
                .patch("/api/v1/knowledge-bases/default")
                .hasStatus(200);
        assertThat(isAnswered(someone, Map.of("query", denying))).isTrue();
        assertThat(isAnswered(someone, Map.of("query", denying, "strictness", "balanced")))
                .isFalse();
        var started = someone.post("/api/start_chat").json();
        assertThat(chat(started, Map.of("query", denying))
                        .json()
                        .get("grounded")
                        .asBoolean())
                .isTrue();
        assertThat(chat(started, Map.of("query", denying, "strictness", "strict"))
                        .json()
                        .get("grounded")
                        .asBoolean())
                .isFalse();
        var wrong =
                someone.json(Map.of("query", denying, "strictness", "harsh")).post("/query");
        assertThat(wrong.isProblem(400).json().at("/details/strictness").asText())
                .isNotEmpty();
    }

    @Test
    void saySoWhereTheSourcesDisagree() {
        var someone = docent.tenant("disagreement " + System.nanoTime());
        for (var year : List.of("1874", "1878")) {
            someone.multipart(Multipart.file(
                            "file", year + ".txt", "The lighthouse at Skerry Point was built in " + year + "."))
                    .post("/make_embedding")
                    .hasStatus(200);
        }
        var question = Map.<String, Object>of("query", "When was the lighthouse at Skerry Point built?");

        var single = someone.json(question).post("/query").hasStatus(200).json();
        var chatted = chat(someone.post("/api/start_chat").json(), question).json();

        for (var reply : List.of(single, chatted)) {
            assertThat(reply.get("answer").asText()).contains("The sources disagree: ");
            assertThat(reply.at("/disagreement/values"))
                    .hasSize(2)
                    .allSatisfy(value -> assertThat(reply.at("/citations/"
                                            + (value.get("citation").asInt() - 1) + "/quote")
                                    .asText())
                            .contains(value.get("value").asText()));
        }
    }

    private static boolean isAnswered(Docent.Call caller, Map<String, Object> body) {
        return caller.json(body)
                .post("/query")
                .hasStatus(200)
                .json()
                .get("grounded")
                .asBoolean();
    }

    private JsonNode start() {
        return caller.post("/api/start_chat").hasStatus(200).json();
    }

    private Answer chat(JsonNode started, Map<String, Object> body) {
        return docent.anonymous()
                .header("Authorization", "Bearer " + started.get("jwt_token").asText())
                .json(body)
                .post("/api/chat");
    }

    private int count() {
        return java.util.Objects.requireNonNull(records.queryForObject("select count(*) from messages", Integer.class));
    }
}
