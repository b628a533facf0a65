package dev.docent.api.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;

/** A service whose records, passages and objects are hosted: a document's whole life, over a kill, and starts that are refused. */
class HostedIT {

    private static final String TEXT = "The harbour of Nantes was dredged in 1904 to a depth of seven metres.";
    private static final String PASSWORD = "a-password-that-nobody-may-see";
    private static final String[] SECRETS = {
        PASSWORD, "the-secret-key-of-the-tests", "the-access-key-of-the-tests", "X-Amz-Signature"
    };

    @TempDir
    Path folder;

    private static HostedStores stores;

    @BeforeAll
    static void starts(@TempDir Path served) throws IOException {
        stores = HostedStores.start(served);
    }

    @AfterAll
    static void stops() {
        stores.close();
    }

    @Test
    void keepsADocumentUntilItIsDeleted() throws IOException {
        String path;
        try (var docent = RunningDocent.start(folder, withoutSample(Map.of()))) {
            path = "/api/v1/documents/" + upload(docent);

            assertThat(adapter(docent, "records")).isEqualTo("mongodb");
            assertThat(adapter(docent, "index")).isEqualTo("atlas");
            assertThat(adapter(docent, "originals")).isEqualTo("s3");
            assertThat(folder.resolve("data/docent.db")).doesNotExist();
            assertThat(folder.resolve("data/objects")).doesNotExist();
            assertThat(stores.objects().names()).anyMatch(name -> name.startsWith("originals/"));
            assertThat(original(docent, path, "Range", "bytes=4-10").getBody()).isEqualTo("harbour");
            docent.kill();
        }
        try (var docent =
                RunningDocent.start(folder, withoutSample(Map.of("DOCENT_OBJECTS_S3_DOWNLOAD_LINKS", "1m")))) {
            assertThat(ask(docent).at("/citations/0/quote").asText()).isEqualTo(TEXT);
            assertThat(get(docent, path).get("status").asText()).isEqualTo("ready");
            isLinkedTo(original(docent, path, "Sec-Fetch-Dest", "document"));
            assertThat(original(docent, path, "Sec-Fetch-Dest", "empty").getBody())
                    .isEqualTo(TEXT);
            isLinkedTo(original(docent, path, null, null));
            assertThat(call(docent, HttpMethod.HEAD, path + "/original").getStatusCode())
                    .matches(status -> status.value() == 200);

            call(docent, HttpMethod.DELETE, path);

            assertThat(get(docent, "/api/v1/deletions").at("/items/0/documents").asInt())
                    .isEqualTo(1);
            assertThat(stores.objects().names()).isEmpty();
        }
        assertThat(Files.readString(RunningDocent.output(folder)))
                .containsPattern("records +\\| MongoDB, database hosted +\\| MONGO_URI is set")
                .containsPattern("objects +\\| S3, documents at http://127.0.0.1:\\d+ +\\| S3_BUCKET is set")
                .doesNotContain(SECRETS)
                .doesNotContain("ERROR");
    }

    @Test
    void refusesAStartWithHalfOfTheSettings() throws Exception {
        var half = new HashMap<>(stores.objects().settings());
        half.remove("S3_SECRET_KEY");

        assertThat(refusal(half)).startsWith("S3_SECRET_KEY is missing");
    }

    @Test
    void refusesAStartWithAWrongPassword() throws Exception {
        var uri = stores.uri().replace("//", "//user:" + PASSWORD + "@");

        assertThat(refusal(Map.of("MONGO_URI", uri)))
                .isEqualTo("Cannot use the database docent: the server rejects the user and password in MONGO_URI.");
    }

    private static Map<String, String> withoutSample(Map<String, String> others) {
        var settings = new HashMap<>(stores.settings());
        settings.put("DOCENT_SAMPLE", "file:none");
        settings.putAll(others);
        return settings;
    }

    private String refusal(Map<String, String> settings) throws Exception {
        var refused = RunningDocent.launch(folder, RunningDocent.freePort(), settings);
        assertThat(refused.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(refused.exitValue()).isEqualTo(1);
        var said = Files.readString(RunningDocent.output(folder));
        assertThat(said).doesNotContain(SECRETS);
        assertThat(said.lines().filter(line -> !line.contains("VectorizationProvider")))
                .noneMatch(line -> line.contains(" WARN ") || line.contains(" ERROR "));
        return said.lines().toList().getLast();
    }

    private static String upload(RunningDocent docent) throws IOException {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(TEXT.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "harbour.txt";
            }
        });
        return docent.client()
                .post()
                .uri("/make_embedding")
                .header("X-API-Key", docent.masterKey())
                .body(parts)
                .retrieve()
                .body(JsonNode.class)
                .at("/documents/0/id")
                .asText();
    }

    private static JsonNode ask(RunningDocent docent) throws IOException {
        return docent.client()
                .post()
                .uri("/query")
                .contentType(MediaType.APPLICATION_JSON)
                .header("X-API-Key", docent.masterKey())
                .body(Map.of("query", "How deep was the harbour of Nantes dredged?"))
                .retrieve()
                .body(JsonNode.class);
    }

    private static String adapter(RunningDocent docent, String component) throws IOException {
        return get(docent, "/health")
                .at("/components/" + component + "/adapter")
                .asText();
    }

    private static JsonNode get(RunningDocent docent, String path) throws IOException {
        return docent.client()
                .get()
                .uri(path)
                .header("X-API-Key", docent.masterKey())
                .retrieve()
                .body(JsonNode.class);
    }

    private static ResponseEntity<String> original(
            RunningDocent docent, String path, @Nullable String header, @Nullable String value) throws IOException {
        var call = docent.client().get().uri(path + "/original").header("X-API-Key", docent.masterKey());
        return (header == null ? call : call.header(header, value)).retrieve().toEntity(String.class);
    }

    private static void isLinkedTo(ResponseEntity<String> redirect) {
        assertThat(redirect.getStatusCode().value()).isEqualTo(307);
        assertThat(redirect.getHeaders().getCacheControl()).contains("no-store");
        URI link = redirect.getHeaders().getLocation();
        assertThat(RestClient.create().get().uri(link).retrieve().body(String.class))
                .isEqualTo(TEXT);
    }

    private static ResponseEntity<Void> call(RunningDocent docent, HttpMethod method, String path) throws IOException {
        return docent.client()
                .method(method)
                .uri(path)
                .header("X-API-Key", docent.masterKey())
                .retrieve()
                .toBodilessEntity();
    }
}
