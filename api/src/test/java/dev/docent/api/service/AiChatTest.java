package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The dialect of AI Chat, as its clients call it. */
@ServiceTest
class AiChatTest {

    private static final Map<String, String> PROMPT = Map.of("prompt", "Where does the treasure lie?");

    @Autowired
    Docent docent;

    AccessMatrixOwner owner;
    Docent.Call key;

    @BeforeEach
    void hasATreasure() {
        owner = AccessMatrixOwner.in(docent);
        key = docent.tenant(owner.name());
        key.multipart(Multipart.file("file", "lamp.txt", "The lamp was built by Agnes Thorburn. She painted it green."))
                .post("/make_embedding")
                .hasStatus(200);
    }

    @Test
    void answersAPromptWithAKeyOrASession() {
        var prompt = Map.of("prompt", "Who built the lamp?");

        for (var caller : new Docent.Call[] {key, owner.person(docent).session()}) {
            var reply = caller.json(prompt).post("/chat").hasStatus(200).json();

            assertThat(reply.get("response").asText()).contains("Agnes Thorburn");
            assertThat(reply.get("answer")).isEqualTo(reply.get("response"));
            assertThat(reply.get("citations")).isNotEmpty();
            assertThat(reply.get("conversation_id").asText()).isNotEmpty();
        }
    }

    @Test
    void continuesTheConversationOfItsCaller() {
        var first =
                key.json(Map.of("prompt", "Who built the lamp?")).post("/chat").json();
        var again =
                key.json(Map.of("prompt", "Who painted it?")).post("/api/chat").json();
        assertThat(again.get("conversation_id")).isEqualTo(first.get("conversation_id"));

        var id = key.json(Map.of("new", true))
                .post("/api/v1/chat/conversations")
                .json()
                .get("id")
                .asText();
        var other = key.json(Map.of("prompt", "Who built the lamp?", "conversation_id", id))
                .post("/chat")
                .hasStatus(200)
                .json();

        assertThat(other.get("conversation_id").asText()).isEqualTo(id);
        docent.tenant("another prompter")
                .json(Map.of("prompt", "Who built the lamp?", "conversation_id", id))
                .post("/chat")
                .isProblem(404);
    }

    /** Older clients send their key together with the token, which names the conversation. */
    @Test
    void prefersTheTokenToTheKey() {
        var both = owner.token().header("X-API-Key", docent.keyOf("another prompter"));

        assertThat(both.json(PROMPT)
                        .post("/chat")
                        .hasStatus(200)
                        .json()
                        .get("response")
                        .asText())
                .contains(AccessMatrixOwner.SECRET);
    }

    @Test
    void streamsTextAndThenDone() {
        var streamed = owner.token()
                .get("/stream?prompt=Where%20does%20the%20treasure%20lie%3F")
                .hasStatus(200);

        assertThat(streamed.header("Content-Type")).startsWith("text/event-stream");
        var lines = streamed.text().lines().toList();
        assertThat(lines.getFirst()).startsWith("data: ").contains(AccessMatrixOwner.SECRET);
        assertThat(lines).contains("event: done").doesNotContain("event: error");
        assertThat(lines.indexOf("event: done")).isGreaterThan(0);
        assertThat(key.get("/stream?prompt=Who%20built%20the%20lamp%3F")
                        .hasStatus(200)
                        .text())
                .contains("Agnes Thorburn");
    }

    @Test
    void refusesWhatIsNoPrompt() {
        key.get("/stream").isProblem(400);
        key.get("/stream?prompt=").isProblem(400);
        key.get("/stream?prompt=" + "x".repeat(4001)).isProblem(400);
        key.json(Map.of("prompt", "")).post("/chat").isProblem(400);
        docent.anonymous().get("/stream?prompt=Why").isProblem(401);
        docent.anonymous().json(PROMPT).post("/chat").isProblem(401);
    }
}
