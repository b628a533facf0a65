package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docent.api.DocentApplication;
import dev.docent.retrieval.openai.OpenAiStandIn;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.UseMainMethod;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/** The service with a hosted embedding model that fails in every way. */
@Tag("thorough")
@SpringBootTest(
        classes = DocentApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        useMainMethod = UseMainMethod.ALWAYS,
        properties = {
            "server.ssl.enabled=false",
            "docent.data=target/unreliable/data",
            "docent.certs=target/unreliable/certs",
            "docent.access.master-key=" + Docent.MASTER_KEY,
            "docent.access.jwt-secret-key=" + Docent.JWT_SECRET,
            "docent.sample=classpath:no-sample",
            "docent.openai.embedding-model=stand-in-embedding",
            "docent.openai.embedding-dimensions=" + UnreliableModel.DIMENSIONS,
            "docent.openai.passage-prefix=passage: ",
            "docent.openai.calls-at-once=4",
            "docent.openai.api-key=" + OpenAiStandIn.KEY
        })
@Import({Docent.class, AcceleratedTime.class})
@DirtiesContext
@Timeout(900)
class UnreliableModelTest {

    private static final Logger log = LoggerFactory.getLogger(UnreliableModelTest.class);
    private static final OpenAiStandIn SERVER = OpenAiStandIn.start();
    private static final String BASE = "/api/v1/knowledge-bases/default/";
    private static final int DOCUMENTS = Integer.getInteger("docent.test.documents", 2_000);
    private static final int IN_A_REQUEST = 20;

    static {
        FileSystemUtils.deleteRecursively(Path.of("target/unreliable").toFile());
    }

    @Autowired
    Docent docent;

    @Autowired
    AcceleratedTime time;

    private final AtomicBoolean isOver = new AtomicBoolean();
    private final ConcurrentLinkedQueue<Duration> answered = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Object> unanswered = new ConcurrentLinkedQueue<>();

    @DynamicPropertySource
    static void leadsToTheStandIn(DynamicPropertyRegistry settings) {
        settings.add("docent.openai.base-url", SERVER::url);
    }

    @AfterAll
    static void stops() {
        SERVER.close();
    }

    @Test
    void makesAllDocumentsReadyAnswersMeanwhileAndEmbedsNothingTwice() throws Exception {
        var model = new UnreliableModel(time::nanos);
        SERVER.always(model::reply);
        var caller = docent.master();
        caller.multipart(Multipart.file(
                        "file", "lighthouse.txt", "Agnes Thorburn built the lighthouse at Skerry Point."))
                .post("/make_embedding")
                .hasStatus(200);
        var asking = Thread.ofVirtual().start(() -> ask(caller));

        upload(caller);
        var late = new AtomicInteger();
        Awaitility.await("all documents")
                .atMost(Duration.ofMinutes(13))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> isDone(caller, late));
        isOver.set(true);
        asking.join();

        var documents = documents(caller);
        assertThat(documents).hasSize(DOCUMENTS + 1 + late.get()).allMatch(each -> is(each, "status", "ready"));
        var warnings = documents.stream()
                .flatMap(each -> StreamSupport.stream(each.get("warnings").spliterator(), false))
                .toList();
        assertThat(warnings)
                .hasSize(model.refused().size())
                .hasSizeGreaterThanOrEqualTo(DOCUMENTS / 50)
                .allMatch(each -> is(each, "code", "passage_without_vector"));
        assertThat(documents.stream().filter(each -> is(each, "outcome", "partial")))
                .hasSizeGreaterThanOrEqualTo(DOCUMENTS / 50)
                .allMatch(each -> !each.get("warnings").isEmpty());
        var passages = model.embedded().entrySet().stream()
                .filter(each ->
                        each.getKey().startsWith("passage: ") && !each.getKey().equals("passage: test"))
                .toList();
        assertThat(passages).allMatch(each -> each.getValue() == 1);
        assertThat(passages.size() + warnings.size())
                .isEqualTo(documents.stream()
                        .mapToInt(each -> each.get("passages").asInt())
                        .sum());
        assertThat(model.callsWhileDown()).isPositive();
        assertThat(model.callsAboveQuota()).isPositive();
        assertThat(unanswered).as("%d questions were answered", answered.size()).isEmpty();
        report(model, documents.size(), passages.size(), warnings.size());
        assertThat(answered).hasSizeGreaterThan(20).allMatch(each -> each.toSeconds() < 10);
        assertThat(found(caller, UnreliableModel.REFUSED)).isPositive();
    }

    private void report(UnreliableModel model, int documents, int embedded, int refused) {
        log.info(
                "unreliable model minutes={} documents={} passages_embedded={} refused={} twice=0 calls={} while_down={} above_quota={} questions={} unanswered={} slowest_ms={}",
                Duration.ofNanos(time.nanos()).toMinutes(),
                documents,
                embedded,
                refused,
                model.calls(),
                model.callsWhileDown(),
                model.callsAboveQuota(),
                answered.size(),
                unanswered.size(),
                answered.stream().mapToLong(Duration::toMillis).max().orElse(0));
    }

    private void ask(Docent.Call caller) {
        for (var each = 0; !isOver.get(); each++) {
            var start = System.nanoTime();
            // Other blanks, so that the vector of the question is not known.
            var question = "Who built the lighthouse" + " ".repeat(1 + each) + "at Skerry Point?";
            var answer = caller.json(Map.of("query", question)).post("/query");
            if (answer.status() == 200 && answer.json().get("answer").asText().contains("Agnes Thorburn")) {
                answered.add(Duration.ofNanos(System.nanoTime() - start));
            } else {
                unanswered.add(each + " " + answer.text());
            }
            LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
        }
    }

    /** Uploads another document if there are still others to do, since it wakes workers, which else wait ten real seconds. */
    private static boolean isDone(Docent.Call caller, AtomicInteger late) {
        var isDone = total(caller, "queued") + total(caller, "processing") == 0;
        if (!isDone) {
            caller.multipart(Multipart.file("file", "late.txt", "The boat " + late.incrementAndGet() + " is late."))
                    .post(BASE + "documents")
                    .hasStatus(202);
        }
        return isDone;
    }

    private static void upload(Docent.Call caller) {
        for (var first = 0; first < DOCUMENTS; first += IN_A_REQUEST) {
            var parts = new Multipart();
            for (var number = first; number < first + IN_A_REQUEST; number++) {
                parts.andFile("file", "island" + number + ".txt", text(number).getBytes(StandardCharsets.UTF_8));
            }
            caller.multipart(parts).post(BASE + "documents").hasStatus(202);
        }
    }

    /** {@return one sentence, or some hundred; the model refuses one passage in fifty, also of those in large documents} */
    private static String text(int number) {
        return IntStream.range(0, number % 40 == 1 ? 200 : 1)
                .mapToObj(each -> "The keeper of island %d counted %d gulls%s."
                        .formatted(
                                number,
                                each,
                                isRefused(number, each) ? " and an " + UnreliableModel.REFUSED + " whale" : ""))
                .collect(Collectors.joining(" "));
    }

    /** About eighteen sentences are a passage. */
    private static boolean isRefused(int document, int sentence) {
        return sentence % 18 == 0 && (document + sentence / 18) % 50 == 1;
    }

    private static int total(Docent.Call caller, String status) {
        return caller.get(BASE + "documents?limit=1&status=" + status)
                .hasStatus(200)
                .json()
                .get("total")
                .asInt();
    }

    private static List<JsonNode> documents(Docent.Call caller) {
        var all = new ArrayList<JsonNode>();
        for (var page = page(caller, 0); !page.isEmpty(); page = page(caller, all.size())) {
            page.forEach(all::add);
        }
        return all;
    }

    private static JsonNode page(Docent.Call caller, int offset) {
        return caller.get(BASE + "documents?limit=100&offset=" + offset)
                .hasStatus(200)
                .json()
                .get("items");
    }

    private static int found(Docent.Call caller, String word) {
        return caller.json(Map.of("query", word, "mode", "keyword"))
                .post(BASE + "search")
                .hasStatus(200)
                .json()
                .get("items")
                .size();
    }

    private static boolean is(JsonNode document, String field, String value) {
        return document.get(field).asText().equals(value);
    }
}
