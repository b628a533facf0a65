package dev.docent.api.service;

import static dev.docent.retrieval.openai.OpenAiStandIn.end;
import static dev.docent.retrieval.openai.OpenAiStandIn.events;
import static dev.docent.retrieval.openai.OpenAiStandIn.piece;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docent.api.DocentApplication;
import dev.docent.retrieval.openai.OpenAiStandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.UseMainMethod;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/** What a chat model receives of a conversation that is longer than its budget. */
@SpringBootTest(
        classes = DocentApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        useMainMethod = UseMainMethod.ALWAYS,
        properties = {
            "server.ssl.enabled=false",
            "docent.data=target/long-conversations/data",
            "docent.certs=target/long-conversations/certs",
            "docent.access.master-key=" + Docent.MASTER_KEY,
            "docent.access.jwt-secret-key=" + Docent.JWT_SECRET,
            "docent.sample=classpath:first-sample.txt",
            "docent.openai.model=stand-in",
            "docent.openai.api-key=" + OpenAiStandIn.KEY,
            "docent.openai.attempts=1",
            "docent.answering.conversation.tokens=100"
        })
@Import({Docent.class, MovableClock.class})
@DirtiesContext
@Timeout(120)
class LongConversationsTest {

    private static final OpenAiStandIn SERVER = OpenAiStandIn.start();
    private static final String PATH = "/api/v1/chat/conversations";
    private static final String SUMMARY = "They speak of the lighthouse that Agnes Thorburn built.";

    static {
        FileSystemUtils.deleteRecursively(Path.of("target/long-conversations").toFile());
    }

    @Autowired
    Docent docent;

    @DynamicPropertySource
    static void leadsToTheStandIn(DynamicPropertyRegistry settings) {
        settings.add("docent.openai.base-url", SERVER::url);
        SERVER.always(request -> events(piece(reply(request)), end("stop")));
    }

    @Test
    void areSummarizedBehindTheLatestTurns() {
        var caller = docent.tenant("long");
        caller.multipart(Multipart.file(
                        "file", "lighthouse.txt", "Agnes Thorburn built the lighthouse at Skerry Point in 1874."))
                .post("/make_embedding")
                .hasStatus(200);
        var conversation = PATH + "/"
                + caller.json(Map.of())
                        .post(PATH)
                        .hasStatus(201)
                        .json()
                        .get("id")
                        .asText();
        for (var number = 1; number <= 6; number++) {
            ask(caller, conversation, "Who built the lighthouse number " + number + " at Skerry Point?");
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !caller.get(conversation).json().get("summary").isNull());

        assertThat(caller.get(conversation).json().at("/summary/text").asText()).isEqualTo(SUMMARY);
        ask(caller, conversation, "When was the last lighthouse built?");
        var told = prompts("You answer questions").getLast().get("messages");
        assertThat(told.findValuesAsText("role")).startsWith("system", "user", "assistant", "user", "assistant");
        assertThat(told.get(1).get("content").asText()).isEqualTo("What was said before?");
        assertThat(told.get(2).get("content").asText()).isEqualTo(SUMMARY);
        assertThat(told.toString()).contains("number 6").doesNotContain("number 1 ");
        assertThat(prompts("Summarize a conversation").getFirst().toString()).contains("number 1 ");
    }

    private static void ask(Docent.Call caller, String conversation, String question) {
        var reply = caller.json(Map.of("content", question))
                .post(conversation + "/messages")
                .hasStatus(201)
                .json();
        assertThat(reply.at("/assistant_message/grounded").asBoolean())
                .as(reply.toString())
                .isTrue();
    }

    private static List<JsonNode> prompts(String beginning) {
        return SERVER.requests().stream()
                .filter(request -> rules(request).startsWith(beginning))
                .toList();
    }

    private static String rules(JsonNode request) {
        return request.at("/messages/0/content").asText();
    }

    private static String reply(JsonNode request) {
        if (rules(request).startsWith("Summarize")) {
            return SUMMARY;
        }
        var last = request.at("/messages")
                .valueStream()
                .toList()
                .getLast()
                .get("content")
                .asText();
        return rules(request).startsWith("Rewrite")
                ? last.replaceAll("(?s).*Last question: ", "")
                : "Agnes Thorburn built the lighthouse at Skerry Point in 1874 [1].";
    }
}
