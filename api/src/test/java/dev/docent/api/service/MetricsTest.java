package dev.docent.api.service;

import static dev.docent.retrieval.openai.OpenAiStandIn.end;
import static dev.docent.retrieval.openai.OpenAiStandIn.error;
import static dev.docent.retrieval.openai.OpenAiStandIn.events;
import static dev.docent.retrieval.openai.OpenAiStandIn.piece;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.docent.api.DocentApplication;
import dev.docent.retrieval.openai.OpenAiStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.UseMainMethod;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;
import org.yaml.snakeyaml.Yaml;

/** What Prometheus reads after the service has done everything once, and what the dashboard, the alerts and the page say of it. */
@SpringBootTest(
        classes = DocentApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        useMainMethod = UseMainMethod.ALWAYS,
        properties = {
            "server.ssl.enabled=false",
            "docent.data=target/metrics/data",
            "docent.certs=target/metrics/certs",
            "docent.access.master-key=" + Docent.MASTER_KEY,
            "docent.access.jwt-secret-key=" + Docent.JWT_SECRET,
            "docent.sample=classpath:first-sample.txt",
            "docent.webhooks.allow-http=true",
            "docent.webhooks.allow-private=true",
            "docent.openai.model=stand-in",
            "docent.openai.api-key=" + OpenAiStandIn.KEY,
            "docent.openai.attempts=1",
            "docent.prices.input=2",
            "docent.prices.output=8"
        })
@AutoConfigureObservability(tracing = false)
@Import({Docent.class, MovableClock.class})
@DirtiesContext
@Timeout(120)
class MetricsTest {

    private static final OpenAiStandIn SERVER = OpenAiStandIn.start();
    private static final Path ROOT = Path.of("..");
    private static final String SECRET = "Thorburn";
    private static final String TENANT = "measured-tenant";
    private static final String METRICS = "/actuator/prometheus";
    private static final Pattern BOTH_READY =
            Pattern.compile("docent_ingestion_document_seconds_count\\{.*outcome=\"ready\"} 2");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|[^|]*\\|([^|]*)\\|");

    /** Labels that the server of Prometheus adds, and a metric that it makes. */
    private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance", "le");

    /** Needs a reranker, which is a model of hundreds of megabytes. */
    private static final Set<String> STEPS = Set.of(
            "rewrite", "embed", "search", "answer", "read", "verify", "claim", "parse", "chunk", "index", "flush");

    static {
        FileSystemUtils.deleteRecursively(Path.of("target/metrics").toFile());
    }

    private static boolean isDone;

    @Autowired
    Docent docent;

    @DynamicPropertySource
    static void leadsToTheStandIn(DynamicPropertyRegistry settings) {
        settings.add("docent.openai.base-url", SERVER::url);
    }

    @BeforeEach
    void doEverythingOnce() {
        if (isDone) {
            return;
        }
        var caller = docent.tenant(TENANT);
        caller.json(Map.of("url", "http://127.0.0.1:1/hook", "events", List.of("document.ready")))
                .post("/api/v1/webhooks")
                .hasStatus(201);
        caller.multipart(Multipart.file("file", SECRET + ".txt", SECRET + " built the lighthouse at Skerry Point."))
                .post("/make_embedding")
                .hasStatus(200);
        var token = caller.post("/api/start_chat").json().get("jwt_token").asText();
        var chat = docent.anonymous().header("Authorization", token);
        SERVER.next(events(piece(SECRET + " did [1]."), end("stop")));
        chat.json(Map.of("query", "Who built the lighthouse at Skerry Point?"))
                .post("/api/chat")
                .hasStatus(200);
        SERVER.next(error(429, "{\"error\":\"slowly\"}"));
        caller.json(Map.of("query", "Who built the lighthouse?")).post("/query").hasStatus(200);
        caller.get("/nowhere").hasStatus(404);
        Awaitility.await("the webhook")
                .until(() -> scrape().series().containsKey("docent_webhook_delivery_seconds_count"));
        Awaitility.await("the upload and the sample document, which is ingested beside it")
                .until(() -> BOTH_READY.matcher(scrape().text()).find());
        isDone = true;
    }

    @Test
    void areReadWithTheScopeAdminOnly() {
        docent.anonymous().get(METRICS).isProblem(404);
        docent.with("dk_unknown").get(METRICS).isProblem(404);
        docent.tenant(TENANT).get(METRICS).isProblem(403);
        docent.with(keyWith("documents:read", "documents:write", "chat", "assistants:write"))
                .get(METRICS)
                .isProblem(403);
        var chat = docent.tenant(TENANT)
                .post("/api/start_chat")
                .json()
                .get("jwt_token")
                .asText();
        docent.anonymous().header("Authorization", chat).get(METRICS).isProblem(403);

        docent.with(keyWith("admin")).get(METRICS).isProblem(403);
        docent.admin("root").get(METRICS).hasStatus(200);
        docent.master().get(METRICS).hasStatus(200);
        docent.master().get("/actuator/env").isProblem(404);
    }

    @Test
    void countEveryStep() {
        var text = scrape().text();

        assertThat(STEPS).allSatisfy(step -> assertThat(text).containsPattern("step_seconds_count\\{.*step=\"" + step));
        assertThat(text)
                .containsPattern(BOTH_READY)
                .containsPattern("docent_provider_request_seconds_count\\{.*outcome=\"success\"")
                .containsPattern("docent_provider_request_seconds_count\\{.*outcome=\"limited\"")
                .containsPattern("docent_provider_tokens_total\\{.*purpose=\"answering\",type=\"input\"} 11")
                .containsPattern("docent_webhook_delivery_seconds_count\\{.*outcome=\"retried\"} [1-9]");
    }

    @Test
    void showNoContentsAndNobody() {
        assertThat(scrape().text()).doesNotContain(SECRET, TENANT, "Skerry", OpenAiStandIn.KEY, Docent.MASTER_KEY);
        assertThat(scrape().text()).doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}");
    }

    @Test
    void areThoseOfThePage() throws IOException {
        var documented = new TreeMap<String, Set<String>>();
        ROW.matcher(Files.readString(ROOT.resolve("docs/observability.md")))
                .results()
                .forEach(row -> documented.put(
                        row.group(1),
                        Pattern.compile("`(\\w+)`")
                                .matcher(row.group(2))
                                .results()
                                .map(label -> label.group(1))
                                .collect(Collectors.toSet())));

        assertThat(documented).isEqualTo(scrape().own());
    }

    @Test
    void holdWhatTheDashboardShows() throws IOException {
        var dashboard = new ObjectMapper().readTree(Files.readString(ROOT.resolve("deploy/grafana/docent.json")));
        var queries = dashboard.findValuesAsText("expr");

        assertThat(queries).hasSizeGreaterThan(20).allSatisfy(this::isAnswered);
        assertThat(dashboard.findValues("datasource"))
                .allSatisfy(source ->
                        assertThat(source.path("uid").asText("${datasource}")).isEqualTo("${datasource}"));
    }

    @Test
    void holdWhatTheAlertsAskFor() throws IOException {
        var page = Files.readString(ROOT.resolve("docs/observability.md"));
        var rules = alerts();

        assertThat(rules).hasSizeGreaterThan(10).allSatisfy(rule -> {
            isAnswered(String.valueOf(rule.get("expr")));
            assertThat(page).contains("| `" + rule.get("alert") + "` |");
            assertThat(rule).containsKeys("for", "labels", "annotations");
        });
    }

    private void isAnswered(String query) {
        var series = scrape().series();
        PromQuery.of(query.replace("{$instance}", "")).reads().forEach((name, labels) -> {
            if (!name.equals("up")) {
                assertThat(series).as(query).containsKey(name);
                assertThat(Stream.concat(series.getOrDefault(name, Set.of()).stream(), OF_PROMETHEUS.stream()))
                        .as(query)
                        .containsAll(labels);
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> alerts() throws IOException {
        try (var reader = Files.newBufferedReader(ROOT.resolve("deploy/prometheus/alerts.yaml"))) {
            var rules = new ArrayList<Map<String, Object>>();
            Map<String, List<Map<String, Object>>> file = new Yaml().load(reader);
            file.getOrDefault("groups", List.of())
                    .forEach(group -> rules.addAll((List<Map<String, Object>>) group.get("rules")));
            return rules;
        }
    }

    private String keyWith(String... scopes) {
        return docent.master()
                .json(Map.of("user_id", TENANT, "scopes", List.of(scopes)))
                .post("/get_temp_api_key")
                .hasStatus(200)
                .json()
                .get("api_key")
                .asText();
    }

    private ScrapedMetrics scrape() {
        return ScrapedMetrics.of(docent.master().get(METRICS).hasStatus(200).text());
    }
}
