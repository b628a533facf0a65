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

/** Questions that lean on their conversation. */
@ServiceTest
class FollowUpTest {

    private static final String FIRST = "How many visitors came to the lighthouse at Skerry Point in 2021?";

    @Autowired
    Docent docent;

    @Autowired(required = false)
    JdbcTemplate records;

    Docent.Call caller;

    @BeforeEach
    void uploads() {
        caller = docent.tenant("follow-ups");
        upload("In 2021 the lighthouse at Skerry Point had 4210 visitors. "
                + "In 2023 the lighthouse at Skerry Point had 5876 visitors.");
        upload("Agnes Thorburn made the lighthouse at Skerry Point. Agnes Thorburn was born in Wick.");
        upload("Who made it, ask all who see the bakery of the harbour. Ole Brand made it in 2023.");
    }

    private void upload(String text) {
        caller.multipart(Multipart.file("file", "coast.txt", text))
                .post("/make_embedding")
                .hasStatus(200);
    }

    @Test
    void findWhatTheyWouldNotFindAlone() {
        var alone = ask(start(), "And who made it?");
        var chat = start();
        ask(chat, FIRST);

        var reply = ask(chat, "And who made it?");

        assertThat(reply.get("query").asText()).isEqualTo("And who made it?");
        assertThat(reply.get("standalone_query").asText()).isEqualTo("who made the lighthouse at Skerry Point?");
        assertThat(reply.at("/citations/0/quote").asText()).contains("Agnes Thorburn made");
        assertThat(alone.has("standalone_query")).isFalse();
        assertThat(alone.at("/citations/0/quote").asText()).doesNotContain("Agnes Thorburn made");
    }

    @Test
    void exchangeAYear() {
        var chat = start();
        ask(chat, FIRST);

        var reply = ask(chat, "and in 2023?");

        assertThat(reply.get("standalone_query").asText()).isEqualTo(FIRST.replace("2021", "2023"));
        assertThat(reply.at("/citations/0/quote").asText()).contains("5876");
    }

    @Test
    void leanOnEachOther() {
        var chat = start();
        ask(chat, "Who made the lighthouse at Skerry Point?");
        ask(chat, "Where was she born?");

        var reply = ask(chat, "and when?");

        assertThat(reply.get("standalone_query").asText()).isEqualTo("when was Agnes Thorburn born?");
    }

    @Test
    @DisabledIfSystemProperty(
            named = "docent.test.records",
            matches = "mongodb",
            disabledReason = "It looks into tables")
    void areKeptAsTheyWereWritten() {
        var chat = start();
        ask(chat, FIRST);
        ask(chat, "and in 2023?");

        var stored = records.queryForList(
                "select content, standalone from messages where conversation = ? and role = 'USER' order by id",
                chat.get("conversation_id").asText());

        assertThat(stored).extracting(row -> row.get("content")).containsExactly(FIRST, "and in 2023?");
        assertThat(stored)
                .extracting(row -> row.get("standalone"))
                .containsExactly(null, FIRST.replace("2021", "2023"));
    }

    @Test
    void leanOnNoOtherConversation() {
        ask(start(), FIRST);

        assertThat(ask(start(), "and in 2023?").has("standalone_query")).isFalse();
    }

    @Test
    void leaveQuestionsAloneThatStandAlone() {
        var chat = start();
        ask(chat, FIRST);

        for (var text : List.of("Who founded the bakery of the harbour?", "Wer hat den Turm gebaut?")) {
            assertThat(ask(chat, text).has("standalone_query")).as(text).isFalse();
        }
    }

    private JsonNode start() {
        return caller.post("/api/start_chat").hasStatus(200).json();
    }

    private JsonNode ask(JsonNode chat, String text) {
        return docent.anonymous()
                .header("Authorization", "Bearer " + chat.get("jwt_token").asText())
                .json(Map.of("query", text))
                .post("/api/chat")
                .hasStatus(200)
                .json();
    }
}
