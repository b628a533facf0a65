package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docent.api.DocentApplication;
import dev.docent.retrieval.gemini.GeminiStandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
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

/** The service with Gemini and a budget for each account. */
@SpringBootTest(
        classes = DocentApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        useMainMethod = UseMainMethod.ALWAYS,
        properties = {
            "server.ssl.enabled=false",
            "docent.data=target/budget/data",
            "docent.certs=target/budget/certs",
            "docent.access.master-key=" + Docent.MASTER_KEY,
            "docent.access.jwt-secret-key=" + Docent.JWT_SECRET,
            "docent.sample=classpath:first-sample.txt",
            "docent.gemini.api-key=" + GeminiStandIn.KEY,
            "docent.budget.tokens-per-day=500",
            "docent.limits.key.requests-per-hour=900"
        })
@Import({Docent.class, MovableClock.class})
@DirtiesContext
@Timeout(120)
class TokenBudgetTest {

    private static final GeminiStandIn GOOGLE = GeminiStandIn.start();
    private static final String WHALES = "The humpback whale sings for hours beneath the ice of the northern sea.";
    private static final Map<String, String> QUESTION =
            Map.of("query", "Where does the humpback whale sing for hours?");

    static {
        FileSystemUtils.deleteRecursively(Path.of("target/budget").toFile());
    }

    @Autowired
    Docent docent;

    @Autowired
    MovableClock clock;

    @DynamicPropertySource
    static void leadsToTheStandIn(DynamicPropertyRegistry settings) {
        settings.add("docent.gemini.base-url", GOOGLE::url);
    }

    @Test
    void countsTheTokensOfAnAccountByPurpose() {
        var tenant = docent.tenant("counted");
        assertThat(upload(tenant, "whales.txt", WHALES).path("status").asText()).isEqualTo("ready");
        tenant.json(QUESTION).post("/query").hasStatus(200);

        var usage = docent.master()
                .get("/api/v1/admin/usage?account=counted&limit=2")
                .hasStatus(200)
                .json();

        assertThat(usage.path("total").asInt()).isEqualTo(3);
        assertThat(usage.path("items")).hasSize(2);
        assertThat(usage.at("/items/0/purpose").asText()).isEqualTo("question_embedding");
        assertThat(usage.at("/items/0/model").asText()).isEqualTo("gemini-embedding-2");
        assertThat(usage.at("/items/0/input_tokens").asInt()).isBetween(10, 25);
        assertThat(usage.at("/items/0/user_id").asText()).isEqualTo("counted");
        var answering = docent.master()
                .get("/api/v1/admin/usage?account=counted&offset=2")
                .json()
                .at("/items/0");
        assertThat(answering.path("purpose").asText()).isEqualTo("answering");
        assertThat(answering.path("model").asText()).isEqualTo("gemini-3.8-flash");
        assertThat(answering.path("calls").asInt()).isOne();
        assertThat(answering.path("input_tokens").asInt())
                .as("as the stand-in reports")
                .isEqualTo(5);
        assertThat(answering.path("output_tokens").asInt()).isEqualTo(3);
        assertThat(docent.master()
                        .get("/api/v1/admin/usage?to=2026-01-01")
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
        docent.master().get("/api/v1/admin/usage?from=yesterday").isProblem(400);
    }

    @Test
    void answersFromTheDocumentsAloneAndLetsDocumentsWaitUntilTheNextDay() {
        var tenant = docent.tenant("spender");
        upload(tenant, "whales.txt", WHALES);
        upload(tenant, "long.txt", "A schooner carries two masts or more. ".repeat(60));
        var before = GOOGLE.requests().size();

        var answer = tenant.json(QUESTION).post("/query").hasStatus(200).json();
        assertThat(answer.path("completion").asText()).isEqualTo("fallback");
        assertThat(answer.path("answer").asText()).contains("beneath the ice");
        var found = search(tenant, "hybrid").hasStatus(200).json();
        assertThat(found.at("/degraded/mode").asText()).isEqualTo("keyword");
        assertThat(found.at("/degraded/reason").asText()).contains("docent.budget.tokens-per-day");
        var refused = search(tenant, "semantic");
        assertThat(refused.isProblem(429).json().path("detail").asText()).contains("00:00 UTC");
        assertThat(Long.parseLong(refused.header("Retry-After"))).isPositive();
        var waiting = tenant.multipart(Multipart.file("file", "late.txt", "The keeper trims the lamp at dusk."))
                .post("/api/v1/knowledge-bases/default/documents")
                .json()
                .at("/documents/0/id")
                .asText();
        assertThat(upload(docent.tenant("other"), "other.txt", WHALES)
                        .path("status")
                        .asText())
                .as("other accounts go on")
                .isEqualTo("ready");
        var document = tenant.get("/api/v1/documents/" + waiting).json();
        assertThat(document.path("status").asText()).isEqualTo("queued");
        assertThat(document.at("/work/waiting").asText()).contains("docent.budget.tokens-per-day");
        assertThat(GOOGLE.requests().subList(before, GOOGLE.requests().size()))
                .noneSatisfy(request -> assertThat(request.body()).contains("humpback whale sing for hours?"))
                .noneSatisfy(request -> assertThat(request.body()).contains("trims the lamp"));

        clock.later(Duration.ofDays(1), () -> {
            // Yesterday's key has expired.
            var tomorrow = docent.tenant("spender");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> tomorrow.get("/api/v1/documents/" + waiting)
                            .json()
                            .path("status")
                            .asText()
                            .equals("ready"));
            return true;
        });
    }

    /** The stand-in reports eight tokens for an answer. */
    @Test
    void countsTheTokensOfAnswersInTheBudgetOfTheirKey() {
        var tenant = docent.admin("frugal");
        upload(tenant, "whales.txt", WHALES);
        var budget = Map.of("name", "frugal", "budget", Map.of("tokens_per_day", 9));
        var key = docent.with(tenant.json(budget)
                .post("/api/v1/keys")
                .hasStatus(201)
                .json()
                .get("api_key")
                .asText());

        key.json(QUESTION).post("/query").hasStatus(200);
        key.header("Accept", "text/event-stream").json(QUESTION).post("/query").hasStatus(200);

        var refused = key.json(QUESTION).post("/query").isProblem(429).json();
        assertThat(refused.at("/details/budget").asText()).isEqualTo("tokens_per_day");
        tenant.json(QUESTION).post("/query").hasStatus(200);
    }

    /** The minute has a higher limit, so it is that of the hour which ends them. */
    @Test
    void countsRequestsByHourAsWell() {
        var key = docent.tenant("hourly");
        var refused = IntStream.range(0, 1000)
                .mapToObj(number -> key.get("/api/v1/knowledge-bases"))
                .filter(answer -> answer.status() != 200)
                .findFirst()
                .orElseThrow();

        assertThat(refused.isProblem(429).json().at("/details/limit").asText()).isEqualTo("key.hourly_requests");
        assertThat(refused.json().path("detail").asText()).contains("900 an hour");
        assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(1L, 4L);
    }

    private static Answer search(Docent.Call tenant, String mode) {
        return tenant.json(Map.of("query", "Which humpback sings?", "mode", mode))
                .post("/api/v1/knowledge-bases/default/search");
    }

    private static JsonNode upload(Docent.Call tenant, String name, String text) {
        return tenant.multipart(Multipart.file("file", name, text))
                .post("/make_embedding")
                .hasStatus(200)
                .json()
                .at("/documents/0");
    }
}
