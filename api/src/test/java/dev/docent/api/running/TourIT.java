package dev.docent.api.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of {@code http/}, run from top to bottom against a fresh start by a client that speaks their format. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TourIT {

    @TempDir
    private static Path folder;

    private RunningDocent docent;

    @BeforeAll
    void startsAfresh(@TempDir Path served) throws IOException {
        assumeTrue(isInstalled("httpyac"), "httpyac is not installed: the tour is not run");
        docent = RunningDocent.start(folder, settings(served));
    }

    /** {@return what the service is started with} @param served a folder for what it needs */
    Map<String, String> settings(Path served) throws IOException {
        return Map.of();
    }

    @AfterAll
    void stops() throws IOException {
        if (docent != null) {
            docent.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "documents.http",
                "chat.http",
                "conversations.http",
                "evaluations.http",
                "webhooks.http",
                "index.http",
                "usage.http",
                "audit.http",
                "limits.http",
                "keys.http",
                "accounts.http",
                "sharing.http",
                "yral.http",
                "assistants.http",
                "ai-maker.http",
                "ai-chat.http",
                "extraction.http",
                "media.http",
                "extraction.http",
                "errors.http"
            })
    void runsFromTopToBottom(String file) throws IOException, InterruptedException {
        var output = folder.resolve(file + ".txt");
        var httpyac = new ProcessBuilder(
                        "httpyac",
                        "send",
                        file,
                        "--all",
                        "--env",
                        "local",
                        "--insecure",
                        "--no-color",
                        "--var",
                        "base=" + docent.address(),
                        "master_key=" + docent.masterKey())
                .directory(Path.of("..", "http").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(httpyac.waitFor(3, TimeUnit.MINUTES)).as("ends in time").isTrue();

        assertThat(httpyac.exitValue()).as(Files.readString(output)).isZero();
        var requests = Files.readAllLines(Path.of("..", "http", file)).stream()
                .filter(line -> line.startsWith("###"))
                .count();
        assertThat(Files.readString(output)).contains(requests + " requests processed (" + requests + " succeeded");
    }

    private static boolean isInstalled(String command) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }
}
