package dev.docent.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command as a user runs it, in a process of its own. */
@Timeout(180)
class IngestCommandIT {

    @TempDir
    Path home;

    private Path folder;

    @BeforeEach
    void makesAFolder() throws IOException {
        folder = Files.createDirectories(home.resolve("papers"));
    }

    @Test
    void ingestsAFolderOnceAndSaysWhatBecameOfIt() throws Exception {
        Files.createDirectories(folder.resolve("in"));
        Files.writeString(folder.resolve("a.txt"), "Words about lanterns.");
        Files.writeString(folder.resolve("in/b.md"), "# Lamps\n\nWords about lamps.");
        Files.writeString(folder.resolve("empty.txt"), "");

        var first = run(0, "papers", "--knowledge-base", "Reports");
        assertThat(first)
                .contains(
                        "2 ready (0 of them known before), 0 failed, 1 left out",
                        "left out  empty.txt: the file is empty")
                .contains("storing 0/3", "reading 2/2")
                .doesNotContain("\u001B", "WARN", "password");
        assertThat(run(0, "papers", "--knowledge-base", "Reports")).contains("2 ready (2 of them known before)");
        assertThat(home.resolve("certs")).doesNotExist();
        assertThat(home.resolve("data/docent.db")).exists();
    }

    @Test
    void endsWithOneWhenADocumentFails() throws Exception {
        Files.write(folder.resolve("broken.pdf"), "%PDF-1.7 and nothing more".getBytes(StandardCharsets.UTF_8));

        assertThat(run(1, "papers")).contains("0 ready", "1 failed", "failed    broken.pdf: ");
    }

    @Test
    void isRefusedWhileAServiceHasTheDataFolder() throws Exception {
        var data = Files.createDirectories(home.resolve("data"));
        try (var channel = FileChannel.open(
                        data.resolve("docent.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();

            assertThat(run(1, "papers").lines())
                    .singleElement()
                    .asString()
                    .contains("Another Docent is using the data folder", "DOCENT_DATA");
        }
    }

    @Test
    void saysHowItIsUsed() throws Exception {
        assertThat(run(2)).contains("Usage: java -jar docent.jar ingest");
        assertThat(run(1, "absent")).contains("There is no folder absent");
    }

    private String run(int expected, String... arguments) throws Exception {
        return DocentProcess.run(home, expected, Stream.concat(Stream.of("ingest"), Stream.of(arguments)));
    }
}
