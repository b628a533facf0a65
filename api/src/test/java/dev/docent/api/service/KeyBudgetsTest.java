package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Keys with a budget for a day. */
@ServiceTest
class KeyBudgetsTest {

    private static final String BASES = "/api/v1/knowledge-bases";

    @Autowired
    Docent docent;

    @Autowired
    MovableClock clock;

    Docent.Call admin;

    @BeforeEach
    void isSomeoneNew() {
        admin = docent.admin("budgets " + System.nanoTime());
    }

    @Test
    void endTheirRequestsUntilTheNextDay() {
        var key = key(Map.of("requests_per_day", 3));

        var first = key.get(BASES).hasStatus(200);
        assertThat(first.header("RateLimit-Limit")).isEqualTo("3");
        assertThat(first.header("RateLimit-Remaining")).isEqualTo("2");
        assertThat(Long.parseLong(first.header("RateLimit-Reset"))).isBetween(1L, 86_400L);
        var refused = key.get("/api/v1/admin/index").isProblem(403);
        assertThat(refused.header("RateLimit-Remaining")).isEqualTo("1");
        key.get(BASES).hasStatus(200);

        var over = key.get(BASES).isProblem(429);
        assertThat(over.header("RateLimit-Remaining")).isEqualTo("0");
        assertThat(over.header("Retry-After")).isEqualTo(over.header("RateLimit-Reset"));
        assertThat(over.json().at("/details/budget").asText()).isEqualTo("requests_per_day");
        clock.later(Duration.ofDays(1), () -> key.get(BASES)).hasStatus(200);
        admin.get(BASES).hasStatus(200);
    }

    @Test
    void countTheRequestsOfTheirChatTokens() {
        var key = key(Map.of("requests_per_day", 2));
        var chat = AccessMatrixOwner.token(docent, key, Map.of()).json(Map.of("query", "hello"));

        chat.post("/api/chat").hasStatus(200);

        chat.post("/api/chat").isProblem(429);
        key.get(BASES).isProblem(429);
    }

    @Test
    void limitWhatIsSent() {
        var key = key(Map.of("bytes_per_day", 1000));
        var upload = Multipart.file("file", "a.txt", "x".repeat(600));

        key.multipart(upload).post(BASES + "/default/documents").hasStatus(202);
        var refused = key.multipart(upload).post(BASES + "/default/documents").isProblem(429);
        assertThat(refused.json().at("/details/budget").asText()).isEqualTo("bytes_per_day");
        key.get(BASES).hasStatus(200);
    }

    @Test
    void refuseBodiesOfUnknownLengthWhereBytesAreLimited() throws Exception {
        var key = key(Map.of("bytes_per_day", 1000)).headers().get("X-API-Key");
        var request = "POST /query HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-API-Key: " + key
                + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "11\r\n{\"query\": \"Why?\"}\r\n0\r\n\r\n";

        var answer = RawExchange.of(docent.port(), request.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(411);
        assertThat(answer.text()).contains("Content-Length");
    }

    private Docent.Call key(Map<String, Integer> budget) {
        return docent.with(admin.json(Map.of("name", "limited", "budget", budget))
                .post("/api/v1/keys")
                .hasStatus(201)
                .json()
                .get("api_key")
                .asText());
    }
}
