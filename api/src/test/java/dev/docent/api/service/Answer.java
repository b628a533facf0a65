package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** What the service answered. */
record Answer(HttpResponse<byte[]> response) {

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    byte[] bytes() {
        return response.body();
    }

    String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    JsonNode json() {
        try {
            return new ObjectMapper().readTree(response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(text(), failure);
        }
    }

    Answer hasStatus(int status) {
        assertThat(status()).as(text()).isEqualTo(status);
        return this;
    }

    /** Checks that it is a problem of this status, with every member, and nothing of our insides. */
    Answer isProblem(int status) {
        hasStatus(status);
        assertThat(header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(header("X-Request-Id")).isNotEmpty();
        var problem = json();
        assertThat(problem.properties().stream().map(java.util.Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "type", "title", "status", "detail", "instance", "error", "message", "details", "request_id");
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("error")).isEqualTo(problem.get("title"));
        assertThat(problem.get("message")).isEqualTo(problem.get("detail"));
        assertThat(problem.get("detail").asText()).isNotBlank();
        assertThat(problem.get("details").isObject()).isTrue();
        assertThat(problem.get("request_id").asText()).isEqualTo(header("X-Request-Id"));
        assertThat(text()).doesNotContain("Exception", "dev.docent", "org.springframework", "java.", "\\tat ");
        return this;
    }
}
