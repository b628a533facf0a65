package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The script that keeps a knowledge base like a folder, run as a user would. Skips where its tools are missing. */
@ServiceTest
@Timeout(120)
class SyncFolderScriptTest {

    private static final Path SCRIPT = Path.of("..", "docs", "sync-folder.sh").toAbsolutePath();

    @Autowired
    Docent docent;

    @TempDir
    Path folder;

    private String key = "";

    @BeforeEach
    void hasTheTools() {
        var path = System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator);
        assumeTrue(
                Stream.of("sh", "curl", "awk", "sed", "sha256sum")
                        .allMatch(tool -> Stream.of(path).anyMatch(each -> Files.isExecutable(Path.of(each, tool)))),
                "the script's tools are not all here");
        key = docent.keyOf("script " + System.nanoTime());
    }

    @Test
    void uploadsWhatIsNewAndDeletesWhatIsGone() throws Exception {
        write("a.txt", "Words of one.");
        write("in side/b \"quoted\" \\ and, more; $x.txt", "Words of two.");
        write("in side/\u00fcber.txt", "Words of three.");
        write("twin.txt", "Words of one.");
        write(".hidden/c.txt", "Hidden words.");
        write("empty.txt", "");

        assertThat(run()).contains("4 uploaded, 0 not taken, 0 unchanged, 0 not in the folder any more");
        assertThat(paths())
                .hasSize(3)
                .contains("in side/b \"quoted\"/and, more; $x.txt", "in side/\u00fcber.txt")
                .containsAnyOf("a.txt", "twin.txt");
        assertThat(run()).contains("0 uploaded, 0 not taken, 4 unchanged");
        awaitReady();

        write("a.txt", "Other words.");
        Files.delete(folder.resolve("in side/\u00fcber.txt"));
        assertThat(run()).contains("1 not in the folder any more");
        assertThat(run("--delete")).contains("0 uploaded, 0 not taken, 3 unchanged, 1 deleted");
        assertThat(paths()).hasSize(3).doesNotContain("in side/\u00fcber.txt");
    }

    @Test
    void saysWhatWasNotTaken() throws Exception {
        Files.write(
                folder.resolve("empty.zip"), java.util.Base64.getDecoder().decode("UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA=="));
        write("good.txt", "Words.");

        assertThat(run(1)).contains("empty.zip was not taken (422): The file empty.zip was not accepted", "1 uploaded");
        key = "dk_nobody";
        assertThat(run(1)).contains("The comparison failed (401)");
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String run(String... options) throws Exception {
        return run(0, options);
    }

    private String run(int expected, String... options) throws Exception {
        var command = new ArrayList<>(List.of("sh", SCRIPT.toString()));
        command.addAll(List.of(options));
        command.add(folder.toString());
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DOCENT_URL", docent.address());
        builder.environment().put("DOCENT_KEY", key);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(expected);
        return said;
    }

    /** One that is in work keeps its path until the next run. */
    private void awaitReady() {
        Awaitility.await().until(() -> each("status").stream().allMatch("ready"::equals));
    }

    private List<String> paths() {
        return each("path");
    }

    private List<String> each(String field) {
        var items = docent.with(key)
                .get("/api/v1/knowledge-bases/default/documents?limit=100")
                .json()
                .get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(document -> document.get(field).asText())
                .toList();
    }
}
