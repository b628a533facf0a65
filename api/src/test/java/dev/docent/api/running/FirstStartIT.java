package dev.docent.api.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A start in an empty folder, and what someone does first. */
class FirstStartIT {

    @TempDir
    static Path folder;

    static RunningDocent docent;

    @BeforeAll
    static void starts() throws IOException {
        docent = RunningDocent.start(DocentCommand.JAR, folder, Map.of());
        Awaitility.await("the sample document")
                .atMost(Duration.ofMinutes(1))
                .until(() -> ask("Where are records kept?").get("grounded").asBoolean());
    }

    @AfterAll
    static void stops() {
        docent.close();
    }

    @Test
    void answersAboutTheSampleDocumentWithItsPage() throws IOException {
        var answer = ask("How long is a temporary API key valid?");

        assertThat(answer.get("grounded").asBoolean()).isTrue();
        assertThat(answer.get("answer").asText()).contains("one hour");
        var citation = answer.get("citations").get(0);
        assertThat(citation.get("filename").asText()).isEqualTo("docent-in-brief.pdf");
        assertThat(citation.get("page").asInt()).isEqualTo(2);
    }

    @Test
    void printsItsPartsItsAddressAndTheMasterKey() throws IOException {
        var output = Files.readString(RunningDocent.output(folder));

        assertThat(output)
                .contains("SQLite", "Lucene", "bge-small-en-v1.5", "extractive")
                // The classes that confine a parser are copied from the jar.
                .contains("worker processes")
                .doesNotContain("Java does not start in it")
                .contains(docent.address())
                .contains(docent.masterKey());
    }

    @Test
    void keepsItsSecretsReadableByTheirOwnerAlone() throws IOException {
        for (var secret : new String[] {"data/master.key", "certs/private.key"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(secret))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void refusesASecondStartOnTheSameFolderWithASentence() throws IOException, InterruptedException {
        var before = Files.size(RunningDocent.output(folder));

        var second = RunningDocent.launch(folder, RunningDocent.freePort(), Map.of());

        assertThat(second.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);
        var said = Files.readString(RunningDocent.output(folder)).substring((int) before);
        assertThat(said).contains("data").doesNotContain("\tat ");
        assertThat(ask("How long is a temporary API key valid?")).isNotNull();
    }

    @Test
    void servesTheNotebookOfThePredecessorUnchanged() throws IOException {
        var chat = docent.client()
                .post()
                .uri("/api/start_chat")
                .header("X-API-Key", docent.masterKey())
                .retrieve()
                .body(JsonNode.class);

        var answer = docent.client()
                .post()
                .uri("/api/chat")
                .header("Authorization", chat.get("jwt_token").asText())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of(
                        "query",
                        "On which port does the service listen?",
                        "url",
                        chat.get("url").asText()))
                .retrieve()
                .body(JsonNode.class);

        assertThat(answer.get("query").asText()).isEqualTo("On which port does the service listen?");
        assertThat(answer.get("answer").asText()).contains("5996");
    }

    @Test
    void describesItsApiWithoutACredential() {
        var description = docent.client().get().uri("/openapi.yaml").retrieve().body(String.class);

        assertThat(description).startsWith("openapi: 3").contains("/api/v1/knowledge-bases");
        assertThat(docent.client()
                        .get()
                        .uri("/docs")
                        .retrieve()
                        .toEntity(String.class)
                        .getStatusCode()
                        .value())
                .isIn(200, 302);
    }

    @Test
    void answersTheCallsOfTheReadme() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")) && Files.isExecutable(Path.of("/usr/bin/curl")));
        var project = Path.of("..");
        Files.createDirectories(folder.resolve("http"));
        Files.copy(project.resolve("http/skerry-point.pdf"), folder.resolve("http/skerry-point.pdf"));
        var calls = Files.readString(project.resolve("README.md"))
                .split("```bash\n")[1]
                .split("```")[0];
        var printed = folder.resolve("calls.txt");

        var bash = new ProcessBuilder("/bin/bash", "-euc", calls.replace("https://localhost:5996", docent.address()))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();

        assertThat(bash.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(printed))
                .contains("built in 1874 by the engineer Agnes Thorburn. [1]")
                .contains("\"page\":2");
        assertThat(bash.exitValue()).isZero();
    }

    @Test
    void letsTheFirstVisitorAskAndRegisterByThePrintedLink() throws IOException {
        var token = Pattern.compile("/#start=(\\S+)")
                .matcher(Files.readString(RunningDocent.output(folder)))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        assertThat(visit("wrong").getStatusCode().value()).isEqualTo(401);
        var visit = visit(token);
        assertThat(visit.getStatusCode().value()).isEqualTo(204);
        var cookies = visit.getHeaders().getOrEmpty(HttpHeaders.SET_COOKIE).stream()
                .peek(cookie -> assertThat(cookie).contains("Secure", "HttpOnly", "SameSite=Strict"))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
        assertThat(me(cookies).get("visitor").asBoolean()).isTrue();

        var person =
                Map.of("email", "ada@example.com", "password", "copper lantern above 47 rocks", "display_name", "Ada");
        var registered = docent.client()
                .post()
                .uri("/api/v1/auth/register")
                .header(HttpHeaders.COOKIE, cookies)
                .header("X-Requested-With", "docent")
                .contentType(MediaType.APPLICATION_JSON)
                .body(person)
                .retrieve()
                .body(JsonNode.class);

        var ada = me(cookies);
        assertThat(registered.get("id")).isEqualTo(ada.get("id"));
        assertThat(ada.get("role").asText()).isEqualToIgnoringCase("administrator");
        assertThat(ada.get("visitor").asBoolean()).isFalse();
        assertThat(visit(token).getStatusCode().value()).isEqualTo(401);
    }

    private static ResponseEntity<String> visit(String token) {
        return docent.client()
                .post()
                .uri("/api/v1/auth/first-visit")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("token", token))
                .exchange((request, response) -> ResponseEntity.status(response.getStatusCode())
                        .headers(response.getHeaders())
                        .build());
    }

    private static JsonNode me(String cookies) {
        return docent.client()
                .get()
                .uri("/api/v1/me")
                .header(HttpHeaders.COOKIE, cookies)
                .header("X-Requested-With", "docent")
                .retrieve()
                .body(JsonNode.class);
    }

    private static JsonNode ask(String question) throws IOException {
        return docent.client()
                .post()
                .uri("/query")
                .header("X-API-Key", docent.masterKey())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("query", question))
                .retrieve()
                .body(JsonNode.class);
    }
}
