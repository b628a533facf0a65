package dev.docent.api.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;

/** A repeated POST with the same {@code Idempotency-Key} is answered as the first one was. */
@ServiceTest
class IdempotencyTest {

    private static final String BASES = "/api/v1/knowledge-bases";
    private static final String KEY = "Idempotency-Key";

    @Autowired
    Docent docent;

    @Autowired
    MovableClock clock;

    @Autowired(required = false)
    JdbcTemplate records;

    Docent.Call caller;
    String name = "";

    @BeforeEach
    void isSomeoneNew() {
        name = "idempotent " + System.nanoTime();
        caller = docent.tenant(name);
    }

    @Test
    void givesTheFirstAnswerAgain() {
        var create = caller.header(KEY, "one").json(Map.of("name", "once"));

        var first = create.post(BASES).hasStatus(201);
        var again = create.post(BASES).hasStatus(201);

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
    }

    @Test
    @DisabledIfSystemProperty(
            named = "docent.test.records",
            matches = "mongodb",
            disabledReason = "It looks into tables")
    void storesAQuestionOnce() {
        var token = caller.post("/start_chat").json().get("jwt_token").asText();
        var ask = docent.anonymous()
                .header("Authorization", token)
                .header(KEY, "q")
                .json(Map.of("query", "Only once?"));

        var first = ask.post("/api/chat").hasStatus(200).json();
        var again = ask.post("/api/chat").hasStatus(200).json();

        assertThat(again).isEqualTo(first);
        var stored = records.queryForObject(
                "select count(*) from messages where conversation = ?",
                Integer.class,
                first.get("conversation_id").asText());
        assertThat(stored).isEqualTo(2);
    }

    @Test
    void storesNoToken() {
        var first = caller.header(KEY, "chat").post("/start_chat").hasStatus(200);
        var again = caller.header(KEY, "chat").post("/start_chat").hasStatus(200);

        assertThat(again.header("Idempotency-Replayed")).isEmpty();
        assertThat(again.json().get("jwt_token")).isNotEqualTo(first.json().get("jwt_token"));
    }

    @Test
    @DisabledIfSystemProperty(
            named = "docent.test.records",
            matches = "mongodb",
            disabledReason = "It looks into tables")
    void storesAnswersEncrypted() {
        caller.header(KEY, "sealed").json(Map.of("name", name)).post(BASES).hasStatus(201);

        var stored = records.queryForList("select body from idempotent_answers", String.class);
        assertThat(stored.toString()).doesNotContain(name);
    }

    @Test
    void repeatsAnUpload() {
        var upload = caller.header(KEY, "up").multipart(Multipart.file("file", "a.txt", "Some words."));

        var first = upload.post(BASES + "/default/documents").hasStatus(202);
        var again = upload.post(BASES + "/default/documents").hasStatus(202);

        assertThat(again.text()).isEqualTo(first.text());
    }

    @Test
    void comparesMediaTypesWithoutCase() {
        var upload = Multipart.file("file", "a.txt", "Some words.");
        var type = upload.contentType().replace("multipart/form-data", "Multipart/Form-data");

        caller.header(KEY, "up")
                .body(upload.bytes(), type)
                .post(BASES + "/default/documents")
                .hasStatus(202);
    }

    @Test
    void tellsUploadsOfEqualLengthApart() {
        var path = BASES + "/default/documents";
        caller.header(KEY, "up")
                .multipart(Multipart.file("file", "a.txt", "Some words."))
                .post(path)
                .hasStatus(202);

        for (var other : List.of(
                Multipart.file("file", "a.txt", "Same words."),
                Multipart.file("file", "b.txt", "Some words."),
                Multipart.file("file", "a.txt", "Some words.").andField("path", "a"))) {
            caller.header(KEY, "up").multipart(other).post(path).isProblem(422);
        }
    }

    @Test
    void repeatsAnUploadWithAnotherBoundary() {
        var upload = Multipart.file("file", "a.txt", "Some words.");
        var path = BASES + "/default/documents";
        var first = caller.header(KEY, "up").multipart(upload).post(path).hasStatus(202);

        var body = new String(upload.bytes(), UTF_8).replace("----boundary", "----another-boundary");
        var type = upload.contentType().replace("----boundary", "----another-boundary");
        var again = caller.header(KEY, "up").body(body.getBytes(UTF_8), type).post(path);

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    /** The container deletes the files of a request after it has sent the answer. */
    @Test
    void leavesNoFileOfAReplayedUpload(@Value("${docent.data}") Path data) {
        var upload = caller.header(KEY, "up").multipart(Multipart.file("file", "a.txt", "Some words."));
        upload.post(BASES + "/default/documents").hasStatus(202);
        upload.post(BASES + "/default/documents").hasStatus(202);

        await().untilAsserted(() ->
                assertThat(data.resolve("uploads").toFile().list()).isEmpty());
    }

    @Test
    void refusesABrokenUploadAsEver() {
        var upload = Multipart.file("file", "a.txt", "Some words.");
        var half = Arrays.copyOf(upload.bytes(), upload.bytes().length / 2);

        caller.header(KEY, "half")
                .body(half, upload.contentType())
                .post(BASES + "/default/documents")
                .isProblem(400);
        caller.header(KEY, "huge")
                .multipart(Multipart.file("file", "a.txt", "x".repeat(1_200_000)))
                .post(BASES + "/default/documents")
                .isProblem(413);
    }

    @Test
    void replaysToTheCredentialOfTheFirstRequestOnly() {
        var create = caller.header(KEY, "mine").json(Map.of("name", "once"));
        create.post(BASES).hasStatus(201);

        var another = docent.tenant(name).header(KEY, "mine").json(Map.of("name", "once"));

        another.post(BASES).isProblem(409);
    }

    @Test
    void refusesTheKeyForAnotherRequest() {
        caller.header(KEY, "one").json(Map.of("name", "a")).post(BASES).hasStatus(201);

        caller.header(KEY, "one").json(Map.of("name", "b")).post(BASES).isProblem(422);
        caller.header(KEY, "one")
                .multipart(Multipart.file("file", "a.txt", "Some words."))
                .post(BASES + "/default/documents")
                .isProblem(422);
    }

    @Test
    void refusesKeysThatAreNone() {
        for (var bad : List.of("x".repeat(256), "a b", "a\tb")) {
            caller.header(KEY, bad).json(Map.of("name", "a")).post(BASES).isProblem(400);
        }
    }

    @Test
    void tellsCallersApart() {
        var other = docent.tenant(name + " other");

        var mine = caller.header(KEY, "shared")
                .json(Map.of("name", "a"))
                .post(BASES)
                .hasStatus(201);
        var theirs = other.header(KEY, "shared")
                .json(Map.of("name", "a"))
                .post(BASES)
                .hasStatus(201);

        assertThat(theirs.json().get("id")).isNotEqualTo(mine.json().get("id"));
    }

    @Test
    void letsAFailedRequestBeMadeAgain() {
        caller.header(KEY, "retry").json(Map.of("name", "")).post(BASES).isProblem(400);

        caller.header(KEY, "retry").json(Map.of("name", "better")).post(BASES).hasStatus(201);
    }

    @Test
    void forgetsAfterADay() {
        var master = docent.master().header(KEY, "daily");
        master.json(Map.of("name", name)).post(BASES).hasStatus(201);

        var later = clock.later(
                Duration.ofHours(25),
                () -> master.json(Map.of("name", name + " anew")).post(BASES));

        later.hasStatus(201);
    }

    @Test
    @DisabledIfSystemProperty(
            named = "docent.test.records",
            matches = "mongodb",
            disabledReason = "It looks into tables")
    void takesOverWhatACrashLeftBehind() {
        var create = caller.header(KEY, "crash").json(Map.of("name", "survives"));
        create.post(BASES).hasStatus(201);
        var unfinished =
                "update idempotent_answers set status = null, content_type = null, body = null, lease_until = ?";
        records.update(unfinished, Long.MAX_VALUE / 2);
        create.post(BASES).isProblem(409);
        records.update(unfinished, 0);

        // It is served anew; only that its name is taken by now tells that it was, before the crash.
        assertThat(create.post(BASES).isProblem(409).json().get("detail").asText())
                .contains("survives");
    }

    @Test
    void letsOneOfManyBegin() throws Exception {
        var create = caller.header(KEY, "race").json(Map.of("name", "once"));
        List<Callable<Integer>> racers = IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(racer -> () -> create.post(BASES).status())
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = threads.invokeAll(racers).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .collect(Collectors.toSet());
            assertThat(statuses).contains(201).isSubsetOf(201, 409);
        }
        assertThat(caller.get(BASES).json().get("total").asInt()).isEqualTo(2);
    }
}
