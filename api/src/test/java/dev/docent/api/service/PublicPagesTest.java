package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What everyone may see, and what every answer carries. */
@ServiceTest
class PublicPagesTest {

    @Autowired
    Docent docent;

    @Test
    void tellHowEverythingIs() {
        var health = docent.anonymous().get("/health").hasStatus(200).json();

        assertThat(health.get("status").asText()).isEqualTo("up");
        assertThat(health.get("version").asText()).isNotBlank();
        assertThat(health.get("components").properties().stream().map(java.util.Map.Entry::getKey))
                .containsExactly("records", "index", "originals", "embedding", "chat", "ingestion");
        assertThat(health.at("/components/records/status").asText()).isEqualTo("up");
        assertThat(health.at("/components/index/adapter").asText()).isEqualTo("lucene");
        assertThat(health.at("/components/index/generation").asText()).isEqualTo("1");
        assertThat(health.at("/components/originals/adapter").asText()).isEqualTo("folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/liveness", "/actuator/health/readiness"})
    void tellOrchestratorsHowItIs(String path) {
        assertThat(docent.anonymous()
                        .get(path)
                        .hasStatus(200)
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("UP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/env", "/actuator/health", "/actuator/prometheus"})
    void tellNothingElseOfTheInside(String path) {
        docent.anonymous().get(path).isProblem(404);
        docent.tenant("curious").get(path).isProblem(403);
    }

    @Test
    void showTheDocumentationWithoutAnotherHost() {
        var start = docent.anonymous().get("/docs").hasStatus(302);
        var page = docent.anonymous().get("/swagger-ui/index.html").hasStatus(200);
        var settings = docent.anonymous().get("/openapi/swagger-config").hasStatus(200);

        assertThat(start.header("Location")).endsWith("/swagger-ui/index.html");
        assertThat(page.text()).doesNotContain("//unpkg", "//cdn", "https://");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'self'");
        assertThat(settings.json().get("url").asText()).isEqualTo("/openapi.json");
        docent.anonymous().get("/swagger-ui/swagger-ui-bundle.js").hasStatus(200);
    }

    @Test
    void repeatTheIdOfARequestWhenItIsSane() {
        for (var sane : List.of("abc-123", "A.b_c", "x".repeat(64))) {
            assertThat(docent.anonymous()
                            .header("X-Request-Id", sane)
                            .get("/health")
                            .header("X-Request-Id"))
                    .isEqualTo(sane);
        }
        for (var odd : List.of("a b", "x".repeat(65), "a\"b", "<script>")) {
            assertThat(docent.anonymous()
                            .header("X-Request-Id", odd)
                            .get("/nowhere")
                            .header("X-Request-Id"))
                    .matches("[0-9a-f-]{36}");
        }
    }

    @Test
    void forbidBrowsersWhatTheyNeedNot() {
        var answer = docent.anonymous().get("/health");

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }
}
