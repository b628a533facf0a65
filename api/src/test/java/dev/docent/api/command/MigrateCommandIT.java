package dev.docent.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Moving as a user does, each time in a process of its own. */
@Timeout(400)
class MigrateCommandIT {

    @TempDir
    Path home;

    @TempDir
    static Path template;

    @BeforeAll
    static void ingestsSomething() throws Exception {
        var papers = Files.createDirectories(template.resolve("papers"));
        Files.writeString(papers.resolve("a.txt"), "Words about lanterns.");
        Files.writeString(papers.resolve("b.txt"), "Words about lamps.");
        DocentProcess.run(template, 0, "ingest", "papers", "--knowledge-base", "Reports");
        Files.writeString(template.resolve("data/master.key"), "a-master-key-of-the-tests");
        Files.writeString(template.resolve("data/jwt.key"), "a-secret-of-the-tests-which-has-over-256-bits");
        Files.writeString(template.resolve("other.env"), "DOCENT_DATA=other\n");
    }

    @BeforeEach
    void holdsIt() throws IOException {
        FileSystemUtils.copyRecursively(template, home);
    }

    @Test
    void movesEverythingToAnotherFolderAndOnceOnly() throws Exception {
        var said = migrate(0);

        assertThat(said)
                .contains("records: documents", "records: knowledge_bases", "objects ", "passages ", "vectors ")
                .contains("Both sides are the same");
        assertThat(home.resolve("other/master.key")).hasContent("a-master-key-of-the-tests");
        assertThat(home.resolve("other/jwt.key")).hasSameTextualContentAs(home.resolve("data/jwt.key"));
        assertThat(objects("other")).isEqualTo(objects("data")).isNotEmpty();
        var before = objects("other");
        assertThat(migrate(0)).contains("Both sides are the same");
        assertThat(objects("other")).isEqualTo(before);

        Files.writeString(home.resolve(".env"), "DOCENT_DATA=other\n");
        assertThat(DocentProcess.run(home, 0, "ingest", "papers", "--knowledge-base", "Reports"))
                .contains("2 ready (2 of them known before)");
        assertThat(DocentProcess.run(home, 0, "export", "Reports", "reports.zip"))
                .startsWith("2 documents");
    }

    @Test
    @Tag("thorough")
    void goesOnWhereItWasKilledAndMendsWhatWasChanged() throws Exception {
        migrate(0);
        // As a run leaves it that is killed before its end.
        var ledger = home.resolve("other/migration");
        Files.writeString(ledger, Files.readString(ledger).replace("COMPLETE", "BEGUN"));
        var lost = objects("other").getFirst();
        Files.delete(home.resolve("other/objects").resolve(lost));
        var changed = objects("other").getLast();
        Files.writeString(home.resolve("other/objects").resolve(changed), "something else");
        Files.createDirectories(home.resolve("other/objects/texts/x"));
        Files.writeString(home.resolve("other/objects/texts/x/y"), "something more");

        assertThat(migrate(0)).contains("Both sides are the same");

        assertThat(objects("other")).isEqualTo(objects("data"));
        assertThat(home.resolve("other/objects").resolve(changed))
                .hasSameBinaryContentAs(home.resolve("data/objects").resolve(changed));
    }

    @Test
    @Tag("thorough")
    void goesOnAfterAKill() throws Exception {
        for (var number = 0; number < 40; number++) {
            Files.writeString(home.resolve("papers/" + number + ".txt"), "Words about lamp " + number + ".");
        }
        DocentProcess.run(home, 0, "ingest", "papers", "--knowledge-base", "Reports");

        var killed = DocentProcess.start(home, Stream.of("migrate", "--to", "other.env"));
        Awaitility.await()
                .pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(100))
                .until(() -> !killed.isAlive() || Files.isDirectory(home.resolve("other/objects/originals")));
        killed.destroyForcibly().onExit().join();

        assertThat(home.resolve("other/migration")).content().endsWith(" BEGUN");
        assertThat(migrate(0)).contains("Both sides are the same");
        assertThat(home.resolve("other/migration")).content().endsWith(" COMPLETE");
        assertThat(objects("other")).isEqualTo(objects("data"));
    }

    @Test
    @Tag("thorough")
    void saysWhatDiffersAfterTheEndAndChangesNothing() throws Exception {
        migrate(0);
        var lost = objects("other").getFirst();
        Files.delete(home.resolve("other/objects").resolve(lost));

        assertThat(migrate(1)).contains("Not the same on both sides: objects.");

        assertThat(home.resolve("other/objects").resolve(lost)).doesNotExist();
    }

    @Test
    void saysHowItIsUsed() throws Exception {
        assertThat(DocentProcess.run(home, 2, "migrate")).contains("Usage: java -jar docent.jar migrate");
        assertThat(DocentProcess.run(home, 1, "migrate", "--to", "absent.env")).contains("There is no file absent.env");
    }

    @Test
    @Tag("thorough")
    void isNotBegunWhereItCouldDoHarm() throws Exception {
        Files.writeString(home.resolve("same.env"), "DOCENT_DATA=./data\n");
        assertThat(DocentProcess.run(home, 1, "migrate", "--to", "same.env")).contains("there is nothing to copy");

        Files.writeString(home.resolve("half.env"), "DOCENT_DATA=half\nS3_BUCKET=documents\n");
        assertThat(DocentProcess.run(home, 1, "migrate", "--to", "half.env"))
                .contains("S3_ACCESS_KEY")
                .doesNotContain("Exception");

        var there = Files.createDirectories(home.resolve("other/objects/originals/x"));
        Files.writeString(there.resolve("y"), "mine");
        assertThat(migrate(1)).contains("The target already has objects");
        assertThat(there.resolve("y")).hasContent("mine");

        Files.delete(there.resolve("y"));
        Files.writeString(home.resolve("other/jwt.key"), "another-secret-which-has-over-256-bits-as-well");
        assertThat(migrate(1)).contains("another JWT secret", "JWT_SECRET_KEY_PREVIOUS");
    }

    @Test
    void isRefusedWhileAServiceHasTheDataFolder() throws Exception {
        try (var channel = FileChannel.open(home.resolve("data/docent.lock"), StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();

            assertThat(migrate(1)).contains("Another Docent is using the data folder");
        }
    }

    private String migrate(int expected) throws IOException, InterruptedException {
        return DocentProcess.run(home, expected, "migrate", "--to", "other.env");
    }

    private List<String> objects(String data) throws IOException {
        var root = home.resolve(data).resolve("objects");
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
