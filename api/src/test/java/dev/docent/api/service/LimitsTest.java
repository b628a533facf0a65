package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.api.DocentApplication;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.UseMainMethod;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.util.FileSystemUtils;

/** What addresses, keys and accounts may use. Limits of addresses have their default; others are small. */
@SpringBootTest(
        classes = DocentApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        useMainMethod = UseMainMethod.ALWAYS,
        properties = {
            "server.ssl.enabled=false",
            "docent.data=target/limits/data",
            "docent.certs=target/limits/certs",
            "docent.access.master-key=" + Docent.MASTER_KEY,
            "docent.access.jwt-secret-key=" + Docent.JWT_SECRET,
            "docent.sample=classpath:no-sample",
            "docent.limits.key.requests-per-minute=40",
            "docent.limits.account.requests-per-minute=60",
            "docent.limits.account.questions-per-minute=4",
            "docent.limits.account.streams-per-minute=2",
            "docent.limits.account.evaluations-per-hour=1",
            "docent.limits.account.uploaded-bytes-per-hour=20KB",
            "docent.limits.account.documents=3",
            "docent.limits.account.stored-bytes=12KB",
            "docent.limits.account.knowledge-bases=2"
        })
@Import({Docent.class, MovableClock.class})
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(120)
class LimitsTest {

    private static final String BASES = "/api/v1/knowledge-bases";
    private static final String DOCUMENTS = BASES + "/default/documents";

    @Autowired
    Docent docent;

    @BeforeAll
    static void startEmpty() throws IOException {
        FileSystemUtils.deleteRecursively(Path.of("target/limits"));
    }

    @Test
    void ofAKeyEndItsRequestsButNotThoseOfOthers() throws Exception {
        var name = "key " + System.nanoTime();
        var key = docent.tenant(name);
        var first = key.get(BASES).hasStatus(200);
        assertThat(first.header("RateLimit-Limit")).isEqualTo("40");
        assertThat(first.header("RateLimit-Remaining")).isEqualTo("39");
        assertThat(first.header("RateLimit-Reset")).isEqualTo("2");

        var statuses = parallel(64, () -> key.get(BASES).status());

        assertThat(statuses).filteredOn(status -> status == 200).hasSizeBetween(39, 50);
        var refused = refusal(key);
        assertThat(refused.json().at("/details/limit").asText()).isEqualTo("key.requests");
        assertThat(refused.json().get("detail").asText()).contains("40 a minute");
        assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(1L, 2L);
        assertThat(refused.header("RateLimit-Limit")).isEqualTo("40");
        assertThat(refused.header("RateLimit-Remaining")).isEqualTo("0");
        docent.tenant("another").get(BASES).hasStatus(200);
        docent.tenant(name).get(BASES).hasStatus(200);
    }

    @Test
    void areReportedToThoseWithoutACredentialToo() {
        var answer = docent.anonymous().get("/api/v1/assistants").hasStatus(200);

        assertThat(answer.header("RateLimit-Limit")).matches("\\d+");
        assertThat(answer.header("RateLimit-Remaining")).matches("\\d+");
    }

    @Test
    void ofAnAccountCountAllOfItsKeys() throws Exception {
        var name = "account " + System.nanoTime();
        var keys = List.of(docent.tenant(name), docent.tenant(name));

        var statuses = new ArrayList<>(parallel(40, () -> keys.get(0).get(BASES).status()));
        statuses.addAll(parallel(40, () -> keys.get(1).get(BASES).status()));

        assertThat(statuses).filteredOn(status -> status == 200).hasSizeBetween(60, 75);
        assertThat(refusal(docent.tenant(name)).json().at("/details/limit").asText())
                .isEqualTo("account.requests");
    }

    @Test
    void ofQuestionsAndStreamsCountThose() {
        var key = docent.tenant("questions " + System.nanoTime());
        var question = key.json(Map.of("query", "hello"));
        var stream = question.header("Accept", "text/event-stream");

        assertThat(stream.post("/query").hasStatus(200).header("RateLimit-Limit"))
                .isEqualTo("2");
        stream.post("/query").hasStatus(200);
        assertThat(stream.post("/query")
                        .isProblem(429)
                        .json()
                        .at("/details/limit")
                        .asText())
                .isEqualTo("account.streams");
        question.post("/query").hasStatus(200);
        question.post("/query").hasStatus(200);

        var refused = key.json(Map.of("query", "light"))
                .post(BASES + "/default/search")
                .isProblem(429);

        assertThat(refused.json().at("/details/limit").asText()).isEqualTo("account.questions");
        assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(1L, 15L);
        key.get(BASES).hasStatus(200);
    }

    @Test
    void ofUploadsCountTheirBytesWhetherOrNotTheirLengthIsDeclared() throws Exception {
        var key = docent.tenant("bytes " + System.nanoTime());
        var body = "{\"text\": \"" + "x".repeat(18_000) + "\"}";
        var request = "POST " + DOCUMENTS + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-API-Key: "
                + key.headers().get("X-API-Key")
                + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
        assertThat(RawExchange.of(docent.port(), request.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(202);

        var refused = upload(key, 4000).isProblem(429);

        assertThat(refused.json().at("/details/limit").asText()).isEqualTo("account.uploaded_bytes");
        assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(60L, 3600L);
    }

    @Test
    void ofWhatIsStoredAreNoMatterOfTime() {
        var key = docent.tenant("stored " + System.nanoTime());
        key.json(Map.of("name", "second")).post(BASES).hasStatus(201);
        var bases = key.json(Map.of("name", "third")).post(BASES).isProblem(409);
        assertThat(bases.json().at("/details/limit").asText()).isEqualTo("account.knowledge_bases");

        for (var size : List.of(10, 11, 12)) {
            upload(key, size).hasStatus(202);
        }
        var full = upload(key, 13).isProblem(409);
        assertThat(full.json().at("/details/limit").asText()).isEqualTo("account.documents");
        assertThat(full.response().headers().firstValue("Retry-After")).isEmpty();

        var first = key.get(DOCUMENTS).json().at("/items/0/id").asText();
        key.delete("/api/v1/documents/" + first).hasStatus(200);
        assertThat(upload(key, 12_500)
                        .isProblem(409)
                        .json()
                        .at("/details/limit")
                        .asText())
                .isEqualTo("account.stored_bytes");
        upload(key, 14).hasStatus(202);
    }

    @Test
    void ofWhatIsStoredAreThoseOfTheOwnerWhoeverUploads() {
        var name = "editor " + System.nanoTime();
        var editor = docent.tenant(name);
        var owner = docent.admin("owner " + System.nanoTime());
        var base = BASES + "/" + owner.get(BASES + "/default").json().get("id").asText();
        owner.json(Map.of("role", "editor"))
                .send("PUT", base + "/shares/" + name.replace(" ", "%20"))
                .hasStatus(200);
        for (var size : List.of(10, 11, 12)) {
            upload(editor, base + "/documents", size).hasStatus(202);
        }

        assertThat(upload(editor, base + "/documents", 13).isProblem(409).text())
                .contains("The owner of the knowledge base can store no more", "3 documents");
        editor.json(Map.of("text", "something else")).post(base + "/documents").isProblem(409);
        upload(editor, 13).hasStatus(202);
    }

    @Test
    void ofEvaluationsCountThose() {
        var key = docent.tenant("evaluations " + System.nanoTime());
        var golden = key.json(Map.of("questions", List.of(Map.of("question", "Why?", "answer", "So"))));

        golden.post(BASES + "/default/evaluations").hasStatus(202);

        assertThat(golden.post(BASES + "/default/evaluations")
                        .isProblem(429)
                        .json()
                        .at("/details/limit")
                        .asText())
                .isEqualTo("account.evaluations");
    }

    /** With the default limit, and last, since it ends new keys of this address. The key that worked before keeps working; an unknown one is not even looked up. */
    @Test
    @Order(Integer.MAX_VALUE)
    void ofAnAddressEndItsGuesses() throws Exception {
        var known = docent.tenant("guessed " + System.nanoTime());
        known.get(BASES).hasStatus(200);
        var unseen = docent.tenant("unseen " + System.nanoTime());

        var statuses = parallel(
                200, () -> docent.with("dk_" + System.nanoTime()).get(BASES).status());

        assertThat(statuses).containsOnly(401, 429);
        assertThat(statuses).filteredOn(status -> status == 401).hasSizeBetween(60, 120);
        known.get(BASES).hasStatus(200);
        var refused = refusal(unseen);
        assertThat(refused.json().at("/details/limit").asText()).isEqualTo("address.bad_credentials");
        docent.anonymous().get("/health").hasStatus(200);
        var recorded = docent.master()
                .get("/api/v1/admin/audit?limit=100&action=request")
                .json()
                .get("items");
        assertThat(recorded.findValuesAsText("reason")).contains("401", "address.bad_credentials");
        assertThat(recorded.size()).isLessThan(20);
    }

    /** {@return the first refusal} Some calls may still be granted, since limits are refilled all the time. */
    private static Answer refusal(Docent.Call call) {
        return Stream.generate(() -> call.get(BASES))
                .limit(100)
                .filter(answer -> answer.status() != 200)
                .findFirst()
                .orElseThrow()
                .isProblem(429);
    }

    private static Answer upload(Docent.Call key, int size) {
        return upload(key, DOCUMENTS, size);
    }

    private static Answer upload(Docent.Call key, String path, int size) {
        return key.json(Map.of("text", "x".repeat(size))).post(path);
    }

    private static <T> List<T> parallel(int times, Callable<T> call) throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<T>();
            for (var each : callers.invokeAll(
                    IntStream.range(0, times).mapToObj(_ -> call).toList())) {
                answers.add(each.get());
            }
            return answers;
        }
    }
}
