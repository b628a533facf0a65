package dev.docent.api.service;

import static dev.docent.retrieval.openai.OpenAiStandIn.end;
import static dev.docent.retrieval.openai.OpenAiStandIn.events;
import static dev.docent.retrieval.openai.OpenAiStandIn.piece;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docent.api.DocentApplication;
import dev.docent.retrieval.openai.OpenAiStandIn;
import dev.docent.retrieval.openai.OpenAiStandIn.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
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

/** Answers of conversations by a slow chat model: they are resumed, stopped, left, and end with their credential. */
@SpringBootTest(
        classes = DocentApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        useMainMethod = UseMainMethod.ALWAYS,
        properties = {
            "server.ssl.enabled=false",
            "docent.data=target/streamed/data",
            "docent.certs=target/streamed/certs",
            "docent.access.master-key=" + Docent.MASTER_KEY,
            "docent.access.jwt-secret-key=" + Docent.JWT_SECRET,
            "docent.sample=classpath:first-sample.txt",
            "docent.openai.model=stand-in",
            "docent.openai.api-key=" + OpenAiStandIn.KEY,
            "docent.openai.attempts=1",
            "docent.streams.resume-within=3s"
        })
@Import({Docent.class, MovableClock.class})
@DirtiesContext
@Timeout(120)
class StreamedAnswersTest {

    private static final OpenAiStandIn SERVER = OpenAiStandIn.start();
    private static final String ASSISTANTS = "/api/v1/assistants/";
    private static final String FIRST = "Agnes Thorburn built it in 1874 [1].";
    private static final String WHOLE = FIRST + " Its light is seen for 27 miles [2].";

    static {
        FileSystemUtils.deleteRecursively(Path.of("target/streamed").toFile());
    }

    @Autowired
    Docent docent;

    String account = "";
    Docent.Call caller;
    String messages = "";
    final CountDownLatch gate = new CountDownLatch(1);

    @DynamicPropertySource
    static void leadsToTheStandIn(DynamicPropertyRegistry settings) {
        settings.add("docent.openai.base-url", SERVER::url);
    }

    @BeforeEach
    void opens() {
        account = "streamed " + System.nanoTime();
        caller = docent.tenant(account);
        caller.multipart(Multipart.file(
                        "file",
                        "lighthouse.txt",
                        "Agnes Thorburn built the lighthouse at Skerry Point in 1874. Its light is seen for 27 miles."))
                .post("/make_embedding")
                .hasStatus(200);
        messages = "/api/v1/chat/conversations/"
                + caller.json(Map.of("new", true))
                        .post("/api/v1/chat/conversations")
                        .hasStatus(201)
                        .json()
                        .get("id")
                        .asText()
                + "/messages";
    }

    /** {@return nothing, once the gate is open} */
    private String waits() throws IOException {
        try {
            assertThat(gate.await(1, TimeUnit.MINUTES)).isTrue();
            return piece("").next();
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }

    @Test
    void streamsAnAnswer() throws Exception {
        gate.countDown();
        try (var stream = ask()) {
            var all = stream.toEnd();

            assertThat(all).startsWith("message", "delta").endsWith("citations", "usage", "done");
            assertThat(stream.text().strip()).isEqualTo(WHOLE);
            assertThat(stream.data("message").get("content").asText()).startsWith("Who built");
            assertThat(stream.data("done")).isEqualTo(message(stream.answer()));
            assertThat(stream.data("citations"))
                    .hasSize(2)
                    .isEqualTo(stream.data("done").get("citations"));
        }
    }

    @Test
    void resumesAfterALostConnection() throws Exception {
        var lost = ask();
        lost.awaitText(FIRST);
        lost.close();
        try (var resumed = follow(caller, lost.answer(), lost.lastId())) {
            gate.countDown();
            resumed.toEnd();

            assertThat(lost.text() + resumed.text()).isEqualTo(WHOLE);
            assertThat(resumed.names()).doesNotContain("message").endsWith("citations", "usage", "done");
        }
        var question = message(lost.answer()).get("parent_message_id").asText();
        try (var again = follow(caller, question, "")) {
            again.toEnd();
            assertThat(again.text()).isEqualTo(WHOLE);
            assertThat(again.names()).startsWith("message");
            caller.header("Last-Event-ID", again.lastId())
                    .get(messages + "/" + question + "/events")
                    .hasStatus(204);
        }
    }

    @Test
    void stopsAndKeepsWhatWasSaid() throws Exception {
        try (var stream = ask()) {
            stream.awaitText(FIRST);

            var stopped = caller.post(messages + "/" + stream.answer() + "/stop")
                    .hasStatus(200)
                    .json();

            assertThat(stopped.get("content").asText()).isEqualTo(FIRST);
            assertThat(stopped.get("interrupted").asBoolean()).isTrue();
            assertThat(stream.toEnd()).endsWith("done");
            assertThat(stream.data("done")).isEqualTo(message(stream.answer()));
            gate.countDown();
        }
    }

    @Test
    void keepsWhatWasSaidIfNobodyComesAgain() throws Exception {
        var lost = ask();
        lost.awaitText(FIRST);
        lost.close();

        // A heartbeat notices that the client is gone.
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> message(lost.answer()).get("interrupted").asBoolean());
        assertThat(message(lost.answer()).get("content").asText()).isEqualTo(FIRST);
        gate.countDown();
    }

    @Test
    void keepsWhatWasSaidIfTheModelDies() throws Exception {
        Step dies = () -> {
            throw new IOException("The model dies");
        };
        try (var stream = ask(piece(FIRST + " "), piece("Its light "), dies)) {
            stream.toEnd();
            var stored = message(stream.answer());
            assertThat(stored.get("content").asText()).isEqualTo(FIRST);
            assertThat(stored.get("interrupted").asBoolean()).isTrue();
            assertThat(stored.get("citations")).hasSize(1);
        }
    }

    @Test
    void endsResumedStreamsWithTheirKey() throws Exception {
        var admin = docent.admin(account);
        var lost = ask();
        lost.awaitText(FIRST);
        lost.close();
        var created = admin.json(Map.of("name", "to be revoked", "scopes", List.of("chat")))
                .post("/api/v1/keys")
                .hasStatus(201)
                .json();
        try (var resumed = follow(docent.with(created.get("api_key").asText()), lost.answer(), "")) {
            resumed.awaitText(FIRST);
            admin.delete("/api/v1/keys/" + created.get("id").asText()).hasStatus(204);

            assertThat(resumed.toEnd()).endsWith("error");
            assertThat(resumed.data("error").get("status").asInt()).isEqualTo(401);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> message(lost.answer()).get("interrupted").asBoolean());
        gate.countDown();
    }

    @Test
    void endWithAnAssistantThatBecomesPrivate() throws Exception {
        var assistant = assistant("public");
        var asker = docent.tenant("asker " + account);

        endInTheMiddle(
                asker,
                assistant,
                () -> docent.admin(account)
                        .json(Map.of("visibility", "private"))
                        .patch(ASSISTANTS + assistant)
                        .hasStatus(200));
    }

    @Test
    void endWithTheLinkOfTheirAssistant() throws Exception {
        var assistant = assistant("shared");
        var asker = docent.tenant("asker " + account);
        var link = docent.admin(account).post(ASSISTANTS + assistant + "/link").json();
        asker.post(ASSISTANTS + "shared/" + link.get("token").asText()).hasStatus(200);

        endInTheMiddle(
                asker,
                assistant,
                () -> docent.admin(account)
                        .delete(ASSISTANTS + assistant + "/link")
                        .hasStatus(204));
    }

    private void endInTheMiddle(Docent.Call asker, String assistant, Runnable end) throws Exception {
        caller = asker;
        messages = conversation(asker, assistant);
        try (var stream = ask()) {
            stream.awaitText(FIRST);
            var start = System.nanoTime();
            end.run();

            assertThat(stream.toEnd()).endsWith("error").doesNotContain("done");
            assertThat(System.nanoTime() - start)
                    .isLessThan(Duration.ofSeconds(2).toNanos());
            assertThat(stream.data("error").get("status").asInt()).isEqualTo(404);
            assertThat(stream.text().strip()).isEqualTo(FIRST);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> message(stream.answer()).get("interrupted").asBoolean());
            assertThat(message(stream.answer()).get("content").asText()).isEqualTo(FIRST);
            asker.json(Map.of("content", "Who built it?")).post(messages).isProblem(404);
        }
        gate.countDown();
    }

    /** What was found in the meantime is not kept for the asker either. */
    @Test
    void storeNothingOfAWholeAnswerWhoseAssistantBecomesPrivate() throws Exception {
        var assistant = assistant("public");
        var asker = docent.tenant("asker " + account);
        messages = conversation(asker, assistant);
        var asked = new CountDownLatch(1);
        Step asking = () -> {
            asked.countDown();
            return piece(FIRST + " ").next();
        };
        SERVER.next(events(asking, this::waits, end("stop")));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answer = threads.submit(() -> asker.json(Map.of("content", "Who built the lighthouse at Skerry Point?"))
                    .post(messages));
            assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
            docent.admin(account)
                    .json(Map.of("is_active", false))
                    .patch(ASSISTANTS + assistant)
                    .hasStatus(200);
            gate.countDown();

            answer.get().isProblem(404);
        }
        assertThat(asker.get(messages).json().get("total").asInt()).isZero();
    }

    private String assistant(String visibility) {
        var body = Map.of("name", "keeper", "visibility", visibility, "knowledge_base_ids", List.of("default"));
        return docent.admin(account)
                .json(body)
                .post("/api/v1/assistants")
                .hasStatus(201)
                .json()
                .get("id")
                .asText();
    }

    private static String conversation(Docent.Call asker, String assistant) {
        var opened = asker.json(Map.of("assistant_id", assistant))
                .post("/api/v1/chat/conversations")
                .hasStatus(201);
        return "/api/v1/chat/conversations/" + opened.json().get("id").asText() + "/messages";
    }

    @Test
    void showsStreamsToNobodyElse() throws Exception {
        try (var stream = ask()) {
            stream.awaitText(FIRST);
            var other = docent.tenant("somebody else");
            var path = messages + "/" + stream.answer();
            other.get(path + "/events").isProblem(404);
            other.post(path + "/stop").isProblem(404);
            docent.anonymous().get(path + "/events").isProblem(401);
            caller.header("Last-Event-ID", "no id").get(path + "/events").isProblem(400);
            gate.countDown();
            assertThat(stream.toEnd()).endsWith("done");
            assertThat(message(stream.answer()).get("interrupted").asBoolean()).isFalse();
        }
    }

    private EventClient ask() throws Exception {
        return ask(
                piece(FIRST + " "), piece("Its light "), this::waits, piece("is seen for 27 miles [1]."), end("stop"));
    }

    private EventClient ask(Step... steps) throws Exception {
        SERVER.next(events(steps));
        var body = "{\"content\": \"Who built the lighthouse at Skerry Point?\"}";
        return EventClient.of(docent, caller.json(body), "POST", messages);
    }

    private EventClient follow(Docent.Call follower, String message, String lastEventId) throws Exception {
        var call = lastEventId.isEmpty() ? follower : follower.header("Last-Event-ID", lastEventId);
        return EventClient.of(docent, call, "GET", messages + "/" + message + "/events");
    }

    private JsonNode message(String id) {
        return caller.get(messages + "/" + id).hasStatus(200).json();
    }
}
