package dev.docent.api.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.docent.api.conversation.AnswerConfiguration.RemoteAnswerProperties;
import dev.docent.api.problem.ProblemException;
import dev.docent.retrieval.answering.Disagreement;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.answering.Strictness;
import dev.docent.retrieval.passage.Scope;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.web.client.RestClient;

/** Answers of another installation, which a small server plays. */
class RemoteAnswersTest {

    private static final Question QUESTION = new Question(Scope.of("owner", "base"), "Who built it?", List.of());

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    private HttpServer server;
    private int status = 200;
    private String reply = "{\"answer\": \"Agnes Thorburn. [1]\"}";

    @BeforeEach
    void startsTheOther() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/query", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("X-API-Key") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Location", "http://localhost/elsewhere");
            var body = reply.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopsTheOther() {
        server.stop(0);
    }

    @Test
    void areAskedForWithTheQuestionAndTheKey() {
        var answer = source(url()).answer(QUESTION);

        assertThat(answer.text()).isEqualTo("Agnes Thorburn. [1]");
        assertThat(answer.grounded()).isFalse();
        assertThat(asked).containsExactly("its-key {\"query\":\"Who built it?\"}");
    }

    @Test
    void areAskedForAsStrictlyAsTheQuestionSays() {
        source(url()).answer(new Question(QUESTION.scope(), QUESTION.text(), List.of(), Strictness.STRICT));

        assertThat(asked).singleElement().asString().contains("\"strictness\":\"strict\"");
    }

    @Test
    void arePassedOnWithTheirCitations() {
        reply = """
                {"answer": "Agnes. [1]", "grounded": true, "citations": [{"index": 1, "document_id": "d", "filename": "f",
                "page": 3, "page_end": 3, "heading": ["A"], "passage_id": "p", "start": 4, "end": 9, "quote": "Agnes",
                "score": 0.9}], "disagreement": {"values": [{"citation": 1, "value": "1874"}]}, "also_found": [{"text": "Also.",
                "citation": {"index": 2, "document_id": "e", "start": 0, "end": 5, "quote": "Also."}}, {}]}""";

        var answer = source(url()).answer(QUESTION);

        assertThat(answer.grounded()).isTrue();
        assertThat(answer.disagreement()).isEqualTo(new Disagreement(List.of(new Disagreement.Value(1, "1874"))));
        assertThat(answer.alsoFound()).singleElement().satisfies(further -> {
            assertThat(further.text()).isEqualTo("Also.");
            assertThat(further.citation().document()).isEqualTo("e");
        });
        assertThat(answer.citations()).singleElement().satisfies(citation -> {
            assertThat(citation.document()).isEqualTo("d");
            assertThat(citation.page()).isEqualTo(3);
            assertThat(citation.quote()).isEqualTo("Agnes");
            assertThat(citation.supported())
                    .as("the other service said nothing of a check")
                    .isFalse();
        });
    }

    @Test
    void arePassedOnWithTheNearestPassagesOfARefusal() {
        reply = """
                {"answer": "No.", "grounded": false, "citations": [], "nearest": [{"document_id": "d", "filename": "f",
                "start": 4, "end": 9, "quote": "Agnes", "score": 0.4}]}""";

        assertThat(source(url()).answer(QUESTION).nearest()).singleElement().satisfies(near -> {
            assertThat(near.index()).isZero();
            assertThat(near.document()).isEqualTo("d");
            assertThat(near.quote()).isEqualTo("Agnes");
        });
    }

    @ParameterizedTest
    @CsvSource({"500, {}", "401, {}", "302, {}", "200, {}", "200, nonsense", "200, []"})
    void areNotToBeHadWhenTheOtherFails(int failure, String said) {
        status = failure;
        reply = said;

        assertThatThrownBy(() -> source(url()).answer(QUESTION))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.problem().status().value()).isEqualTo(503));
    }

    @Test
    void areNotToBeHadWhenTheOtherIsDown() {
        var url = url();
        server.stop(0);

        assertThatThrownBy(() -> source(url).answer(QUESTION))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("CHAT_URL");
    }

    private String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/query";
    }

    private static AnswerSource source(String url) {
        var json = Jackson2ObjectMapperBuilder.json()
                .propertyNamingStrategy(com.fasterxml.jackson.databind.PropertyNamingStrategies.SNAKE_CASE)
                .build();
        var http = RestClient.builder().messageConverters(converters -> {
            converters.clear();
            converters.add(new MappingJackson2HttpMessageConverter(json));
        });
        return AnswerConfiguration.remote(http, new RemoteAnswerProperties(url, "its-key", Duration.ofSeconds(5)));
    }
}
