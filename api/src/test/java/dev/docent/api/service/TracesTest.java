package dev.docent.api.service;

import static dev.docent.retrieval.openai.OpenAiStandIn.end;
import static dev.docent.retrieval.openai.OpenAiStandIn.error;
import static dev.docent.retrieval.openai.OpenAiStandIn.events;
import static dev.docent.retrieval.openai.OpenAiStandIn.piece;
import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.api.DocentApplication;
import dev.docent.api.service.ReceivedSpans.Span;
import dev.docent.retrieval.openai.OpenAiStandIn;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
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

/** What a collector of OpenTelemetry receives of questions and documents. */
@SpringBootTest(
        classes = DocentApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        useMainMethod = UseMainMethod.ALWAYS,
        properties = {
            "server.ssl.enabled=false",
            "docent.data=target/traces/data",
            "docent.certs=target/traces/certs",
            "docent.access.master-key=" + Docent.MASTER_KEY,
            "docent.access.jwt-secret-key=" + Docent.JWT_SECRET,
            "docent.sample=classpath:first-sample.txt",
            "docent.openai.model=stand-in",
            "docent.openai.api-key=" + OpenAiStandIn.KEY,
            "docent.openai.attempts=1",
            "docent.tracing.endpoint=http://localhost:${docent.test.collector}" + ReceivedSpans.PATH,
            "docent.tracing.headers=Authorization=Basic%20YTpi,X-Other=1",
            "management.tracing.opentelemetry.export.schedule-delay=50ms"
        })
@AutoConfigureObservability
@Import({Docent.class, MovableClock.class})
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
@Timeout(120)
class TracesTest {

    private static final OpenAiStandIn SERVER = OpenAiStandIn.start();
    private static final ReceivedSpans SPANS = ReceivedSpans.start();
    private static final String QUESTION = "Who built the lighthouse at Skerry Point?";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    static {
        FileSystemUtils.deleteRecursively(Path.of("target/traces").toFile());
        // Adapters are chosen before dynamic properties exist.
        System.setProperty("docent.test.collector", Integer.toString(SPANS.port()));
    }

    @Autowired
    Docent docent;

    Docent.Call caller;

    @DynamicPropertySource
    static void leadsToTheStandIn(DynamicPropertyRegistry settings) {
        settings.add("docent.openai.base-url", SERVER::url);
    }

    @BeforeEach
    void upload() {
        caller = docent.tenant("traced");
        caller.multipart(Multipart.file(
                        "file", "thorburn.txt", "Agnes Thorburn built the lighthouse at Skerry Point in 1874."))
                .post("/make_embedding")
                .hasStatus(200);
    }

    @Test
    void followAQuestionToTheModelAndBack(CapturedOutput output) {
        SERVER.next(events(piece("Agnes Thorburn did [1]."), end("stop")));
        var first = SPANS.all().size();

        caller.json(Map.of("query", QUESTION)).post("/query").hasStatus(200);

        var request = await(first, span -> span.name().equals("http post /query"));
        Awaitility.await()
                .untilAsserted(() -> assertThat(SPANS.traceOf(request))
                        .extracting(Span::name)
                        .contains(
                                "question embed",
                                "question search",
                                "question answer",
                                "question verify",
                                "request stand-in"));
        var trace = SPANS.traceOf(request);
        assertThat(child(trace, "question search").parent()).isEqualTo(request.id());
        assertThat(child(trace, "question verify").parent())
                .isEqualTo(child(trace, "question answer").id());
        assertThat(child(trace, "request stand-in").parent())
                .isEqualTo(child(trace, "question answer").id());
        assertThat(child(trace, "request stand-in").attributes())
                .containsEntry("model", "stand-in")
                .containsEntry("outcome", "success");
        assertThat(output.getAll().lines().filter(line -> line.contains("POST /query 200")))
                .anyMatch(line -> line.contains(request.trace()));
    }

    @Test
    void followADocumentFromItsClaimToItsEnd() {
        var document = await(0, span -> span.name().equals("ingest document"));

        Awaitility.await()
                .untilAsserted(() -> assertThat(SPANS.traceOf(document))
                        .extracting(Span::name)
                        .contains(
                                "ingestion parse",
                                "ingestion chunk",
                                "ingestion embed",
                                "ingestion index",
                                "ingestion flush"));
        assertThat(document.parent()).isEmpty();
        assertThat(document.attributes()).containsEntry("outcome", "ready").containsKey("docent.document");
        assertThat(SPANS.traceOf(document).stream().filter(span -> span != document))
                .allMatch(span -> span.parent().equals(document.id()));
    }

    @Test
    void continueTheTraceOfTheCaller() {
        SERVER.next(events(piece("NONE"), end("stop")));

        caller.header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .json(Map.of("query", QUESTION))
                .post("/query")
                .hasStatus(200);

        var request = await(0, span -> span.trace().equals(TRACE) && span.name().startsWith("http post"));
        assertThat(request.parent()).isEqualTo("00f067aa0ba902b7");
    }

    @Test
    void holdNoContents() {
        SERVER.next(error(500, "{\"error\":\"the provider quotes Agnes Thorburn\"}"));
        var first = SPANS.all().size();

        caller.json(Map.of("query", QUESTION)).post("/query").hasStatus(200);
        caller.get("/secret-path/Skerry").hasStatus(404);

        var failed = await(first, span -> span.name().equals("request stand-in"));
        assertThat(failed.attributes()).containsEntry("outcome", "unavailable");
        assertThat(failed.raw()).contains("UnavailableException");
        await(first, span -> span.name().startsWith("http get"));
        assertThat(SPANS.all())
                .extracting(Span::raw)
                .noneMatch(
                        raw -> raw.matches("(?si).*(thorburn|skerry|lighthouse|traced|overloaded|provider quotes).*"));
    }

    @Test
    void beginWithNothingButRequestsAndDocuments() {
        docent.master().get("/actuator/prometheus").hasStatus(200);
        docent.anonymous().get("/actuator/health/liveness").hasStatus(200);
        docent.anonymous().get("/health").hasStatus(200);

        await(0, span -> span.name().equals("http get /health"));
        assertThat(SPANS.all().stream().filter(span -> span.parent().isEmpty()))
                .extracting(Span::name)
                .allMatch(name -> name.startsWith("http ") || name.equals("ingest document"))
                .noneMatch(name -> name.contains("actuator"));
        assertThat(SPANS.authorizations()).containsOnly("Basic YTpi");
    }

    private static Span child(List<Span> trace, String name) {
        return trace.stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Span await(int after, Predicate<Span> wanted) {
        return Awaitility.await()
                .until(() -> SPANS.all().stream().skip(after).filter(wanted).findFirst(), found -> found.isPresent())
                .orElseThrow();
    }
}
