package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Documents and questions in other languages than English. */
@ServiceTest
class LanguagesTest {

    private static final String GERMAN =
            "Der Turm steht im Westen der Insel. Die alten Häuser am Hafen wurden 1889 von Fischern gebaut. Im Sommer ist das Museum offen.";

    @Autowired
    Docent docent;

    Docent.Call caller;

    @BeforeEach
    void hasDocuments() {
        caller = docent.tenant("languages " + System.nanoTime());
        upload("insel.txt", GERMAN);
        upload(
                "kosten.txt",
                "Die Gebühr ist im Januar an die Stadt zu zahlen. Wer nicht zahlt, der erhält eine Mahnung.");
        upload("island.txt", "The old tower stands in the west of the island. It was built in 1889 by the fishermen.");
    }

    @Test
    void findTheWordsOfADocumentInOtherForms() {
        var found = search("Welches Haus der Fischer?");

        assertThat(found.at("/items/0").toString()).contains("insel.txt", "Die alten Häuser am Hafen");
        assertThat(found.at("/items/0/explanation/matched_terms/text").toString())
                .isEqualTo("[\"Haus\",\"Fischer\"]");
        assertThat(found.get("items")).hasSize(1);
    }

    @Test
    void answerWithTheSentenceThatSaysIt() {
        var chat = caller.post("/api/start_chat").hasStatus(200).json();

        var reply = docent.anonymous()
                .header("Authorization", "Bearer " + chat.get("jwt_token").asText())
                .json(Map.of("query", "Wann baute der Fischer das alte Haus am Hafen?"))
                .post("/api/chat")
                .hasStatus(200)
                .json();

        assertThat(reply.at("/citations/0/quote").asText())
                .startsWith("Die alten Häuser am Hafen wurden 1889 von Fischern gebaut.");
    }

    private void upload(String name, String text) {
        caller.multipart(Multipart.file("file", name, text))
                .post("/make_embedding")
                .hasStatus(200);
    }

    private JsonNode search(String question) {
        return caller.json(Map.of("query", question, "mode", "keyword", "explain", true))
                .post("/api/v1/knowledge-bases/default/search")
                .hasStatus(200)
                .json();
    }
}
