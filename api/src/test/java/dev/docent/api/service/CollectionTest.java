package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Questions about the documents of a knowledge base, and what one of them is about. */
@ServiceTest
class CollectionTest {

    @Autowired
    Docent docent;

    Docent.Call caller;

    @BeforeEach
    void uploads() {
        caller = docent.tenant("collection " + System.nanoTime());
        upload(
                "lighthouse.txt",
                "Agnes Thorburn built the lighthouse at Skerry Point. It was lit for the first time in 1874.");
        upload(
                "brief.html",
                "<html><body><h1>Ihre Versicherung</h1><p>Sehr geehrte Frau Kern,</p><p>die Versicherung für Ihr Fahrrad"
                        + " wird im Mai teurer.</p><p>Die Versicherung zahlt weiterhin, wenn das Fahrrad gestohlen"
                        + " wird.</p></body></html>");
    }

    private void upload(String name, String text) {
        caller.multipart(Multipart.file("file", name, text))
                .post("/make_embedding")
                .hasStatus(200);
    }

    @Test
    void areCounted() {
        var reply = ask("How many documents do I have?");

        assertThat(reply.get("answer").asText()).startsWith("There are 2 documents here.");
        assertThat(reply.get("grounded").asBoolean()).isTrue();
        assertThat(filenames(reply)).containsExactlyInAnyOrder("lighthouse.txt", "brief.html");
    }

    @Test
    void areListedByFormatLanguageAndDate() {
        assertThat(filenames(ask("Which files are web pages?"))).containsExactly("brief.html");
        assertThat(filenames(ask("Are there documents in German?"))).containsExactly("brief.html");
        assertThat(filenames(ask("What is new since yesterday?"))).hasSize(2);
        assertThat(ask("Gibt es Dokumente auf Koreanisch?").get("answer").asText())
                .isEqualTo("Nein, solche Dokumente gibt es hier nicht.");
    }

    @Test
    void areComparedBySizeAgeAndPages() {
        var largest = ask("Which is the largest document?");

        assertThat(largest.get("answer").asText()).startsWith("The largest document is brief.html [1] (");
        assertThat(filenames(largest)).containsExactly("brief.html");
        assertThat(ask("Was ist das größte Dokument?").get("answer").asText())
                .startsWith("Das größte Dokument ist brief.html [1] (");
        assertThat(filenames(ask("What is my oldest document?"))).containsExactly("lighthouse.txt");
        assertThat(filenames(ask("What is new since the last upload?"))).hasSize(2);
        assertThat(ask("How many pages do my documents have?").get("answer").asText())
                .isEqualTo("The documents have no pages.");
        assertThat(ask("Combien de pages ont mes documents ?").get("answer").asText())
                .isEqualTo("Les documents n'ont pas de pages.");
    }

    @Test
    void areFoundByTheirTopicAndCitedByTheSentenceAboutIt() {
        var reply = ask("Which of my documents are about the lighthouse?");

        assertThat(reply.get("answer").asText()).isEqualTo("One document is about this: lighthouse.txt [1].");
        assertThat(reply.at("/citations/0/quote").asText())
                .isEqualTo("Agnes Thorburn built the lighthouse at Skerry Point.");
        assertThat(ask("Do I have anything about volcanoes?").get("grounded").asBoolean())
                .isFalse();
    }

    @Test
    void areAboutTheTopicOfOneOfTheirParts() {
        upload(
                "coast.md",
                "# The coast\n\nCliffs, coves and three harbours.\n\n## Lighthouse\n\nShips that came from the north had to"
                        + " pass between two reefs, and many captains waited for daylight before they dared to do so. Whoever"
                        + " reached the bay at night dropped the anchor outside and sounded the horn until a pilot came.");

        var reply = ask("Which of my documents are about the lighthouse?");

        assertThat(filenames(reply)).containsExactlyInAnyOrder("lighthouse.txt", "coast.md");
    }

    @Test
    void areSummarizedVerbatim() {
        var reply = ask("Worum geht es in dem Brief?");

        assertThat(filenames(reply)).containsOnly("brief.html");
        assertThat(reply.get("answer").asText()).contains("wird im Mai teurer. [");
        assertThat(filenames(ask("What is the document in English about?"))).containsOnly("lighthouse.txt");
    }

    @Test
    void areThoseThatTheCredentialReaches() {
        var other = caller.json(Map.of("name", "other"))
                .post("/api/v1/knowledge-bases")
                .json();
        var chat = caller.json(Map.of("knowledge_base_id", other.get("id").asText()))
                .post("/api/start_chat")
                .json();

        var reply = docent.anonymous()
                .header("Authorization", chat.get("jwt_token").asText())
                .json(Map.of("query", "How many documents are there?"))
                .post("/api/chat")
                .json();

        assertThat(reply.get("answer").asText()).isEqualTo("There are no documents here.");
        assertThat(reply.get("grounded").asBoolean()).isFalse();
        assertThat(docent.tenant("collection of nobody " + System.nanoTime())
                        .json(Map.of("query", "Which documents are about the lighthouse?"))
                        .post("/query")
                        .json()
                        .get("citations"))
                .isEmpty();
    }

    private JsonNode ask(String question) {
        return caller.json(Map.of("query", question))
                .post("/query")
                .hasStatus(200)
                .json();
    }

    private static List<String> filenames(JsonNode reply) {
        return reply.get("citations").findValuesAsText("filename");
    }
}
