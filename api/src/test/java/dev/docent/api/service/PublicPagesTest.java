package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
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
    void showThePageWithItsFilesAlone() {
        var page = docent.anonymous().get("/").hasStatus(200);
        var policy = page.header("Content-Security-Policy");
        var script = docent.anonymous().get("/app/main.js").hasStatus(200);

        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.text()).contains("<docent-app>").doesNotContain("https://");
        assertThat(policy).contains("default-src 'none'", "require-trusted-types-for 'script'", "'sha256-");
        assertThat(policy).doesNotContain("unsafe-inline", "unsafe-eval");
        assertThat(page.header("Permissions-Policy")).contains("microphone=(self)");
        assertThat(script.header("Cache-Control")).isEqualTo("no-cache");
        docent.anonymous()
                .header("If-None-Match", script.header("ETag"))
                .get("/app/main.js")
                .hasStatus(304);
        docent.anonymous().get("/app/../application.yaml").isProblem(400);
        docent.anonymous().get("/app/none.js").isProblem(404);
    }

    @Test
    void serveEveryLibraryThatThePageImports() {
        var page = docent.anonymous().get("/").text();
        var imports = Pattern.compile("\"(/webjars/[^\"]+[^/])\"").matcher(page);

        var paths = imports.results().map(match -> match.group(1)).toList();

        assertThat(paths).hasSizeGreaterThan(5);
        for (var path : paths) {
            assertThat(docent.anonymous().get(path).hasStatus(200).header("Cache-Control"))
                    .as(path)
                    .contains("immutable");
        }
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
