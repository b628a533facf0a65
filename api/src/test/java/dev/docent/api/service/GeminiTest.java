package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docent.api.DocentApplication;
import dev.docent.retrieval.gemini.GeminiStandIn;
import dev.docent.retrieval.gemini.StandInReply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.UseMainMethod;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/** The service with nothing but a key of the Gemini API set, and what it does when that is taken away. */
@SpringBootTest(
        classes = DocentApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        useMainMethod = UseMainMethod.ALWAYS,
        properties = {
            "server.ssl.enabled=false",
            "docent.data=target/gemini/data",
            "docent.certs=target/gemini/certs",
            "docent.access.master-key=" + Docent.MASTER_KEY,
            "docent.access.jwt-secret-key=" + Docent.JWT_SECRET,
            "docent.sample=classpath:first-sample.txt",
            "docent.gemini.api-key=" + GeminiStandIn.KEY,
            "docent.gemini.attempts=1"
        })
@Import({Docent.class, MovableClock.class})
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
@Timeout(120)
class GeminiTest {

    private static final GeminiStandIn GOOGLE = GeminiStandIn.start();

    static {
        FileSystemUtils.deleteRecursively(Path.of("target/gemini").toFile());
    }

    @Autowired
    Docent docent;

    @Autowired
    @Qualifier("docentChatModel")
    ChatModel chat;

    @DynamicPropertySource
    static void leadsToTheStandIn(DynamicPropertyRegistry settings) {
        settings.add("docent.gemini.base-url", GOOGLE::url);
    }

    @Test
    void embedsPassagesAndQuestionsThere(CapturedOutput output) {
        var tenant = docent.tenant("gemini");
        upload(tenant, "whales.md", "# Whales\n\nThe humpback sings for hours beneath the ice.")
                .hasStatus(200);
        upload(tenant, "ships.md", "# Ships\n\nA schooner carries two masts or more.")
                .hasStatus(200);

        var found = search(tenant, "Which humpback sings?");

        assertThat(found.has("degraded")).isFalse();

        assertThat(found.at("/items/0").toString()).contains("whales.md");
        assertThat(texts())
                .contains(
                        "title: Whales | text: The humpback sings for hours beneath the ice.",
                        "task: search result | query: Which humpback sings?");
        assertThat(docent.anonymous()
                        .get("/health")
                        .json()
                        .at("/components/embedding/adapter")
                        .asText())
                .isEqualTo("gemini-embedding-2");
        assertThat(output.getAll()).doesNotContain(GeminiStandIn.KEY);
    }

    @Test
    void saysWhichSettingIsWrongAndLosesNothingWhenTheKeyIsTakenAway(CapturedOutput output) {
        var tenant = docent.tenant("revoked");
        var suspended = StandInReply.error(
                403,
                "PERMISSION_DENIED",
                "Permission denied: Consumer 'api_key:%s' has been suspended.".formatted(GeminiStandIn.KEY));

        GOOGLE.always(suspended);
        var refused = tenant.json(Map.of("query", "Where is it?", "mode", "semantic"))
                .post("/api/v1/knowledge-bases/default/search");
        assertThat(refused.isProblem(503).json().get("detail").asText())
                .contains("Gemini does not accept the key in GEMINI_API_KEY");
        var byWords = tenant.json(Map.of("query", "Where is it?"))
                .post("/api/v1/knowledge-bases/default/search")
                .hasStatus(200)
                .json();
        assertThat(byWords.at("/degraded/mode").asText()).isEqualTo("keyword");
        assertThat(byWords.at("/degraded/reason").asText()).contains("GEMINI_API_KEY");
        assertThat(output.getAll()).contains("search_degraded to=keyword cause=Gemini does not accept the key");

        var id = tenant.multipart(Multipart.file("file", "later.txt", "The lighthouse keeper waits for the mail."))
                .post("/api/v1/knowledge-bases/default/documents")
                .json()
                .at("/documents/0/id")
                .asText();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> health("ingestion").path("status").asText().equals("paused"));
        assertThat(health("ingestion").path("reason").asText()).contains("GEMINI_API_KEY");

        GOOGLE.always(null);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> tenant.get("/api/v1/documents/" + id)
                        .json()
                        .path("status")
                        .asText()
                        .equals("ready"));

        assertThat(search(tenant, "Who waits for the mail?").at("/items/0").toString())
                .contains("later.txt");
        assertThat(output.getAll()).contains("has been suspended").doesNotContain(GeminiStandIn.KEY);
    }

    @Test
    void answersByTheChatModelToo() {
        assertThat(chat.call(new Prompt("Hello?")).getResult().getOutput().getText())
                .isEqualTo("Hello, you.");
    }

    private JsonNode health(String component) {
        return docent.anonymous().get("/health").json().path("components").path(component);
    }

    private static Answer upload(Docent.Call tenant, String name, String text) {
        return tenant.multipart(Multipart.file("file", name, text)).post("/make_embedding");
    }

    private static JsonNode search(Docent.Call tenant, String query) {
        return tenant.json(Map.of("query", query, "mode", "semantic"))
                .post("/api/v1/knowledge-bases/default/search")
                .hasStatus(200)
                .json();
    }

    private static Stream<String> texts() {
        return GOOGLE.requests().stream()
                .flatMap(request -> request.json().path("requests").findValuesAsText("text").stream());
    }
}
