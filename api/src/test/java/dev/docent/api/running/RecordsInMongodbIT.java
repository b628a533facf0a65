package dev.docent.api.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;

/** A service whose records, passages and objects are hosted: a document's whole life, over a kill, and starts that are refused. */
class RecordsInMongodbIT {

    private static final String TEXT = "The harbour of Nantes was dredged in 1904 to a depth of seven metres.";
    private static final String PASSWORD = "a-password-that-nobody-may-see";

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
        var settings = new HashMap<>(stores.settings());
        settings.put("DOCENT_SAMPLE", "file:none");
        String path;
        try (var docent = RunningDocent.start(folder, settings)) {
            path = "/api/v1/documents/" + upload(docent);

            assertThat(get(docent, "/health").at("/components/records/adapter").asText())
                    .isEqualTo("mongodb");
            assertThat(get(docent, "/health").at("/components/index/adapter").asText())
                    .isEqualTo("atlas");
            assertThat(folder.resolve("data/docent.db")).doesNotExist();
            docent.kill();
        }
        try (var docent = RunningDocent.start(folder, settings)) {
            assertThat(ask(docent).at("/citations/0/quote").asText()).isEqualTo(TEXT);
            assertThat(get(docent, path).get("status").asText()).isEqualTo("ready");

            docent.client()
                    .delete()
                    .uri(path)
                    .header("X-API-Key", docent.masterKey())
                    .retrieve()
                    .toBodilessEntity();

            assertThat(get(docent, "/api/v1/deletions").at("/items/0/documents").asInt())
                    .isEqualTo(1);
            assertThat(stores.objects().names()).isEmpty();
        }
        assertThat(Files.readString(RunningDocent.output(folder)))
                .containsPattern("records +\\| MongoDB, database hosted +\\| MONGO_URI is set")
                .doesNotContain("ERROR");
    }

    @Test
    void refusesAStartWithHalfOfTheSettings() throws Exception {
        assertThat(refusal(Map.of("DATABASE_NAME", "docent"))).startsWith("MONGO_URI is missing");
    }

    @Test
    void refusesAStartWithAWrongPassword() throws Exception {
        var uri = stores.uri().replace("//", "//user:" + PASSWORD + "@");

        assertThat(refusal(Map.of("MONGO_URI", uri)))
                .isEqualTo(
                        "The database docent cannot be used: the server does not let in the user of MONGO_URI with its"
                                + " password.");
    }

    @Test
    void refusesAStartWithAMalformedAddress() throws Exception {
        assertThat(refusal(Map.of("MONGO_URI", "mongodb://user:" + PASSWORD + "@@host")))
                .startsWith("MONGO_URI is malformed.");
    }

    private String refusal(Map<String, String> settings) throws Exception {
        var refused = RunningDocent.launch(folder, RunningDocent.freePort(), settings);
        assertThat(refused.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(refused.exitValue()).isEqualTo(1);
        var said = Files.readString(RunningDocent.output(folder));
        assertThat(said).doesNotContain(" WARN ", " ERROR ", PASSWORD);
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

    private static JsonNode get(RunningDocent docent, String path) throws IOException {
        return docent.client()
                .get()
                .uri(path)
                .header("X-API-Key", docent.masterKey())
                .retrieve()
                .body(JsonNode.class);
    }
}
