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
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;

/** A service that keeps its objects in a bucket: a document's whole life, over a kill, until nothing of it is left. */
class ObjectsInS3IT {

    private static final String TEXT = "The harbour of Nantes was dredged in 1904 to a depth of seven metres.";

    @TempDir
    Path folder;

    private static RunningS3 s3;

    @BeforeAll
    static void starts(@TempDir Path served) throws IOException {
        s3 = RunningS3.start(served);
    }

    @AfterAll
    static void stops() {
        s3.close();
    }

    @Test
    void keepsADocumentUntilItIsDeleted() throws IOException {
        String path;
        try (var docent = RunningDocent.start(folder, withoutSample(Map.of()))) {
            path = "/api/v1/documents/" + upload(docent) + "/original";

            assertThat(get(docent, "/health")
                            .at("/components/originals/adapter")
                            .asText())
                    .isEqualTo("s3");
            assertThat(s3.names()).anyMatch(name -> name.startsWith("originals/"));
            assertThat(folder.resolve("data/objects")).doesNotExist();
            assertThat(original(docent, path, "bytes=4-10").getBody()).isEqualTo("harbour");
            docent.kill();
        }
        try (var docent =
                RunningDocent.start(folder, withoutSample(Map.of("DOCENT_OBJECTS_S3_DOWNLOAD_LINKS", "1m")))) {
            assertThat(ask(docent).at("/citations/0/quote").asText()).isEqualTo(TEXT);
            var redirect = original(docent, path, null);
            assertThat(redirect.getStatusCode().value()).isEqualTo(307);
            assertThat(redirect.getHeaders().getCacheControl()).contains("no-store");
            assertThat(followed(redirect.getHeaders().getLocation())).isEqualTo(TEXT);
            assertThat(head(docent, path).getStatusCode().value()).isEqualTo(200);

            delete(docent, path.replace("/original", ""));

            assertThat(s3.names()).isEmpty();
        }
        assertThat(Files.readString(RunningDocent.output(folder)))
                .containsPattern("objects +\\| S3, documents at http://127.0.0.1:\\d+ +\\| S3_BUCKET is set")
                .doesNotContain("the-secret-key-of-the-tests", "the-access-key-of-the-tests", "X-Amz-Signature")
                .doesNotContain("ERROR");
    }

    @Test
    void refusesAStartWithHalfOfTheSettings() throws Exception {
        var half = new HashMap<>(s3.settings());
        half.remove("S3_SECRET_KEY");

        assertThat(refusal(half)).startsWith("S3_SECRET_KEY is missing");
    }

    @Test
    void refusesAStartWithoutItsBucket() throws Exception {
        var wrong = new HashMap<>(s3.settings());
        wrong.put("S3_BUCKET", "another");

        assertThat(refusal(wrong))
                .isEqualTo("The bucket another cannot be used: there is no bucket of the name in S3_BUCKET.");
    }

    private static Map<String, String> withoutSample(Map<String, String> others) {
        var settings = new HashMap<>(s3.settings());
        settings.put("DOCENT_SAMPLE", "file:none");
        settings.putAll(others);
        return settings;
    }

    private String refusal(Map<String, String> settings) throws Exception {
        var refused = RunningDocent.launch(folder, RunningDocent.freePort(), settings);
        assertThat(refused.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(refused.exitValue()).isEqualTo(1);
        var said = Files.readString(RunningDocent.output(folder));
        assertThat(said).doesNotContain(" WARN ", " ERROR ", "the-secret-key-of-the-tests");
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

    private static JsonNode get(RunningDocent docent, String path) {
        return docent.client().get().uri(path).retrieve().body(JsonNode.class);
    }

    private static ResponseEntity<String> original(RunningDocent docent, String path, @Nullable String range)
            throws IOException {
        var call = docent.client().get().uri(path).header("X-API-Key", docent.masterKey());
        return (range == null ? call : call.header("Range", range)).retrieve().toEntity(String.class);
    }

    private static ResponseEntity<Void> head(RunningDocent docent, String path) throws IOException {
        return docent.client()
                .head()
                .uri(path)
                .header("X-API-Key", docent.masterKey())
                .retrieve()
                .toBodilessEntity();
    }

    private static String followed(URI link) {
        return RestClient.create().get().uri(link).retrieve().body(String.class);
    }

    private static void delete(RunningDocent docent, String path) throws IOException {
        docent.client()
                .delete()
                .uri(path)
                .header("X-API-Key", docent.masterKey())
                .retrieve()
                .toBodilessEntity();
    }
}
