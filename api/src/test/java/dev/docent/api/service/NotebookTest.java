package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The calls of the predecessor's notebook, as it makes them. */
@ServiceTest
class NotebookTest {

    @Autowired
    Docent docent;

    String key = "";

    @BeforeEach
    void uploads() {
        key = docent.keyOf("notebook");
        docent.with(key)
                .multipart(Multipart.file("file", "lighthouse.txt", "Agnes Thorburn built the lighthouse in 1874."))
                .post("/make_embedding")
                .hasStatus(200);
    }

    @Test
    void asksWithTheBareTokenAndTheUrlThatItGot() {
        var chat = docent.with(key).post("/api/start_chat").hasStatus(200).json();

        var reply = docent.anonymous()
                .header("Authorization", chat.get("jwt_token").asText())
                .json(Map.of(
                        "query",
                        "Who built the lighthouse?",
                        "url",
                        chat.get("url").asText()))
                .post("/api/chat")
                .hasStatus(200)
                .json();

        assertThat(reply.get("query").asText()).isEqualTo("Who built the lighthouse?");
        assertThat(reply.get("answer").asText()).contains("Agnes Thorburn");
        assertThat(reply.get("grounded").asBoolean()).isTrue();
        assertThat(reply.get("conversation_id")).isEqualTo(chat.get("conversation_id"));
        assertThat(reply.at("/citations/0/quote").asText()).contains("Agnes Thorburn");
    }
}
