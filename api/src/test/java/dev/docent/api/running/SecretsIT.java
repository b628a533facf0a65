package dev.docent.api.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;

/**
 * Secrets of every kind, and where they may not appear: the log, answers but the one that shows them, the command lines and
 * environments of processes, archives, and the data folder.
 */
class SecretsIT {

    private static final String MASTER = "master-key-DxvQ2mXk7TgN8sWq";
    private static final String SIGNING = "signing-key-0123456789-Zt5RkLw8PqYb3HcVfJ";
    private static final String PREVIOUS = "previous-key-9876543210-Kd6SmNx1AwEe4GuTi";
    private static final String PROVIDER = "sk-provider-4eC39HqLyjWDarjtT1zdp7dc";
    private static final String PASSWORD = "document-password-Rm9vQmFyQmF6";

    @TempDir
    Path folder;

    @TempDir
    Path secretFiles;

    private final List<String> answers = new ArrayList<>();
    private final List<Secret> secrets = new ArrayList<>(List.of(
            new Secret("master key", MASTER),
            new Secret("signing key", SIGNING),
            new Secret("previous signing key", PREVIOUS),
            new Secret("provider's key", PROVIDER),
            new Secret("document's password", PASSWORD)));

    /** One provider after the other, each of which fails and repeats what it was sent. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OPENAI_BASE_URL | /v1 | OPENAI_API_KEY | OPENAI_MODEL | false
            GOOGLE_GEMINI_BASE_URL | '' | GEMINI_API_KEY | GEMINI_MODEL | true
            CHAT_URL | /query | CHAT_API_KEY | GEMINI_MODEL | true
            """)
    void appearNowhere(String address, String path, String key, String model, boolean areFiles) throws IOException {
        try (var provider = new EchoingServer()) {
            var settings = settings();
            settings.putAll(Map.of(address, provider.url() + path, key, PROVIDER, model, "a-model"));
            if (areFiles) {
                moveToFiles(settings, key);
            }
            try (var docent = RunningDocent.start(folder, settings)) {
                var archive = use(docent, provider);
                assertThat(provider.calls()).isPositive();
                assertThat(found(contents(archive))).as("in an archive").isEmpty();
                assertThat(found(processes(docent))).as("of a process").isEmpty();
                if (areFiles) {
                    assertThat(found(environment(docent.process().toHandle())))
                            .as("in the environment of the service")
                            .isEmpty();
                }
            }
        }
        assertThat(answers)
                .hasSizeGreaterThan(20)
                .allSatisfy(answer -> assertThat(found(answer)).as(answer).isEmpty());
        for (var file : files()) {
            var content = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertThat(found(content)).as(folder.relativize(file).toString()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OPENAI_BASE_URL=https://user:%s@models.example/v1",
                "MONGO_URI=mongodb://user:%s@127.0.0.1:1:2/nonsense",
                "S3_ENDPOINT=https://user:%s@objects.example",
                "JWT_SECRET_KEY=base64:%s!",
                "OPENAI_API_KEY=%s two"
            })
    void appearInNoRefusal(String setting) throws Exception {
        var written = setting.formatted(PROVIDER).split("=", 2);
        var settings = settings();
        settings.putAll(Map.of("OPENAI_MODEL", "a-model", "S3_BUCKET", "bucket", "S3_ACCESS_KEY", MASTER));
        settings.put("S3_SECRET_KEY", SIGNING);
        settings.keySet().removeIf(name -> !written[0].startsWith(name.split("_")[0]) && !name.startsWith("DOCENT"));
        settings.put(written[0], written[1]);

        var refused = RunningDocent.launch(folder, RunningDocent.freePort(), settings);

        assertThat(refused.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(refused.exitValue()).isEqualTo(1);
        assertThat(found(Files.readString(RunningDocent.output(folder)))).isEmpty();
    }

    @Test
    void areFoundInEveryForm() {
        var secret = new Secret("key", PROVIDER);
        var bytes = ("x" + PROVIDER + "y").getBytes(StandardCharsets.UTF_8);
        for (var text : List.of(PROVIDER, "a" + PROVIDER, "ab" + PROVIDER + "c", "abc" + PROVIDER + ":")) {
            assertThat(secret.isIn("-" + text)).isTrue();
            assertThat(secret.isIn(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))))
                    .as(text)
                    .isTrue();
        }
        assertThat(secret.isIn(Base64.getUrlEncoder().encodeToString(bytes))).isTrue();
        assertThat(secret.isIn(PROVIDER.substring(1))).isFalse();
    }

    private Map<String, String> settings() {
        return new HashMap<>(Map.of(
                "DOCENT_EMBEDDING_KIND",
                "onnx",
                "MASTER_API_KEY",
                MASTER,
                "JWT_SECRET_KEY",
                SIGNING,
                "JWT_SECRET_KEY_PREVIOUS",
                PREVIOUS,
                "WEBHOOKS_ALLOW_HTTP",
                "true",
                "WEBHOOKS_ALLOW_PRIVATE",
                "true",
                "DOCENT_SAMPLE",
                "file:none"));
    }

    /** Sets secrets by files rather than variables. */
    private void moveToFiles(Map<String, String> settings, String key) throws IOException {
        for (var name : List.of("MASTER_API_KEY", "JWT_SECRET_KEY", "JWT_SECRET_KEY_PREVIOUS", key)) {
            Files.writeString(secretFiles.resolve(name), Objects.requireNonNull(settings.remove(name)));
        }
        settings.put("DOCENT_SECRETS", secretFiles.toString());
    }

    /** Makes credentials of every kind, uses them rightly and wrongly, and {@return an archive of what was uploaded} */
    private byte[] use(RunningDocent docent, EchoingServer receiver) throws IOException {
        var http = docent.client();
        var key = secret(
                "API key",
                post(http, "X-API-Key", MASTER, "/get_temp_api_key", "{}").get("api_key"));
        var token = secret(
                "chat token", post(http, "X-API-Key", key, "/start_chat", "{}").get("jwt_token"));
        var hook = "{\"url\":\"" + receiver.url() + "/hook\",\"events\":[\"document.ready\",\"document.failed\"]}";
        var webhook = post(http, "X-API-Key", key, "/api/v1/webhooks", hook);
        secret("webhook secret", webhook.get("secret"));
        upload(http, key, "tower.txt", "The tower of Skerry Point is 27 metres tall.");
        upload(http, key, "broken.pdf", "%PDF-1.7 and nothing more");
        var hooks = "/api/v1/webhooks/" + webhook.get("id").asText();
        var question = "{\"query\":\"How tall is the tower of Skerry Point?\"}";
        call(http, HttpMethod.POST, hooks + "/test", "X-API-Key", key, "");
        for (var time = 0; time < 3; time++) {
            call(http, HttpMethod.POST, "/query", "X-API-Key", key, question);
            call(http, HttpMethod.POST, "/api/chat", "Authorization", token, question);
        }
        for (var wrong : List.of(MASTER + "x", key.substring(1), token, SIGNING, PROVIDER)) {
            call(http, HttpMethod.POST, "/query", "X-API-Key", wrong, question);
            call(http, HttpMethod.POST, "/query", "Authorization", "Bearer " + wrong, question);
            call(http, HttpMethod.POST, "/query?api_key=" + wrong, "Authorization", "Basic " + wrong, question);
            call(http, HttpMethod.POST, "/query", "Cookie", "key=" + wrong, "{\"query\":");
        }
        for (var read : List.of(
                "/health",
                "/openapi.json",
                "/api/v1/admin/analytics",
                "/api/v1/admin/usage",
                "/api/v1/admin/index",
                hooks,
                hooks + "/deliveries")) {
            call(http, HttpMethod.GET, read, "X-API-Key", read.contains("admin") ? MASTER : key, "");
        }
        var archive = http.get()
                .uri("/api/v1/knowledge-bases/default/export")
                .header("X-API-Key", key)
                .retrieve()
                .body(byte[].class);
        return archive == null ? new byte[0] : archive;
    }

    private String secret(String name, JsonNode text) {
        secrets.add(new Secret(name, text.asText()));
        return text.asText();
    }

    private void upload(RestClient http, String key, String name, String content) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return name;
            }
        });
        parts.add("password", PASSWORD);
        var answer = http.post()
                .uri("/make_embedding")
                .header("X-API-Key", key)
                .body(parts)
                .retrieve()
                .body(String.class);
        answers.add(String.valueOf(answer));
    }

    /** {@return the answer to a call that shows a secret, and that so is not among the answers searched} */
    private static JsonNode post(RestClient http, String header, String credential, String path, String body)
            throws IOException {
        return new ObjectMapper()
                .readTree(http.post()
                        .uri(path)
                        .header(header, credential)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(body)
                        .retrieve()
                        .body(String.class));
    }

    private void call(RestClient http, HttpMethod method, String path, String header, String credential, String body) {
        var call = http.method(method).uri(path).header(header, credential);
        answers.add((body.isEmpty()
                        ? call
                        : call.contentType(MediaType.APPLICATION_JSON).body(body))
                .exchange((request, response) -> response.getHeaders() + "\n"
                        + new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8)));
    }

    /** {@return command lines of the service and of its parsers, and the environments of these} */
    private static String processes(RunningDocent docent) throws IOException {
        assertThat(docent.workers()).as("processes that parse").isNotEmpty();
        var text = new StringBuilder();
        for (var process : Stream.concat(Stream.of(docent.process().toHandle()), docent.workers().stream())
                .toList()) {
            text.append(process.info()).append('\n');
            var arguments = Path.of("/proc", String.valueOf(process.pid()), "cmdline");
            text.append(Files.exists(arguments) ? Files.readString(arguments) : "")
                    .append('\n');
        }
        for (var worker : docent.workers()) {
            text.append(environment(worker));
        }
        return text.toString();
    }

    private static String environment(ProcessHandle process) throws IOException {
        var variables = Path.of("/proc", String.valueOf(process.pid()), "environ");
        return Files.isReadable(variables) ? Files.readString(variables) : "";
    }

    private static String contents(byte[] archive) throws IOException {
        var text = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append(entry.getName())
                        .append('\n')
                        .append(new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(text.toString()).contains("Skerry Point");
        return text.toString();
    }

    private List<Path> files() throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private List<Secret> found(String text) {
        return Secret.foundIn(text, secrets.toArray(Secret[]::new));
    }
}
