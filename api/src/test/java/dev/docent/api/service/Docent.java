package dev.docent.api.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/** A client of the running service. */
@TestComponent
final class Docent {

    static final String MASTER_KEY = "the-master-key-of-the-tests";
    static final String JWT_SECRET = "the-secret-of-the-tests-which-has-over-256-bits";

    private final Environment environment;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Docent(Environment environment) {
        this.environment = environment;
    }

    int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    String address() {
        return "http://localhost:" + port();
    }

    /** {@return a call that carries no credential} */
    Call anonymous() {
        return new Call(this, Map.of(), null, null);
    }

    /** {@return a call with an API key} */
    Call with(String apiKey) {
        return anonymous().header("X-API-Key", apiKey);
    }

    /** {@return a call with the master key} */
    Call master() {
        return with(MASTER_KEY);
    }

    /** {@return a call with a new key of the tenant, who is made when new} */
    Call tenant(String name) {
        return with(keyOf(name));
    }

    /** {@return a call with a new temporary key of the tenant that has all scopes} */
    Call admin(String name) {
        var scopes = List.of("admin", "assistants:write", "chat", "documents:read", "documents:write");
        return with(master().json(Map.of("user_id", name, "scopes", scopes))
                .post("/get_temp_api_key")
                .json()
                .get("api_key")
                .asText());
    }

    String keyOf(String tenant) {
        return master().json(Map.of("user_id", tenant))
                .post("/get_temp_api_key")
                .json()
                .get("api_key")
                .asText();
    }

    Answer send(String method, String path, Call call) {
        var request = HttpRequest.newBuilder(URI.create(address() + path)).timeout(Duration.ofSeconds(60));
        call.headers().forEach(request::header);
        if (call.contentType() != null) {
            request.header("Content-Type", call.contentType());
        }
        var body = call.body();
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException failure) {
            throw new UncheckedIOException(method + " " + path, failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** A request in the making; each step gives a new one. */
    @SuppressWarnings("ArrayRecordComponent")
    record Call(
            Docent docent,
            Map<String, String> headers,
            byte @Nullable [] body,
            @Nullable String contentType) {

        Call header(String name, String value) {
            var more = new java.util.LinkedHashMap<>(headers);
            more.put(name, value);
            return new Call(docent, Map.copyOf(more), body, contentType);
        }

        Call json(Object value) {
            try {
                var bytes = value instanceof String text
                        ? text.getBytes(java.nio.charset.StandardCharsets.UTF_8)
                        : new ObjectMapper().writeValueAsBytes(value);
                return body(bytes, "application/json");
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        Call body(byte[] bytes, String type) {
            return new Call(docent, headers, bytes, type);
        }

        Call multipart(Multipart parts) {
            return body(parts.bytes(), parts.contentType());
        }

        Answer get(String path) {
            return docent.send("GET", path, this);
        }

        Answer post(String path) {
            return docent.send("POST", path, this);
        }

        Answer patch(String path) {
            return docent.send("PATCH", path, this);
        }

        Answer delete(String path) {
            return docent.send("DELETE", path, this);
        }

        Answer send(String method, String path) {
            return docent.send(method, path, this);
        }
    }
}
