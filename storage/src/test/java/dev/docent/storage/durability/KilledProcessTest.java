package dev.docent.storage.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.storage.objects.ObjectStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was acknowledged is there after the process was killed; what was not is there whole or not at all. */
@Timeout(120)
class KilledProcessTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 150})
    void losesNothingThatWasAcknowledged(int acknowledgements) throws Exception {
        var acknowledged = writeUntilKilled(acknowledgements);

        try (var context = Writer.start(folder.toString())) {
            var objects = context.getBean(ObjectStore.class);
            var notes = context.getBean(Notes.class);
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(acknowledgements);
            assertThat(ids(acknowledged, "record "))
                    .allSatisfy(id -> assertThat(notes.findById(id))
                            .hasValueSatisfying(note -> assertThat(note.text()).isEqualTo(id)));
            assertThat(ids(acknowledged, "object "))
                    .allSatisfy(id -> assertThat(objects.exists(Writer.key(id))).isTrue());
            assertWhole(objects);
            assertThat(notes.findAll())
                    .allSatisfy(note -> assertThat(objects.exists(Writer.key(note.id())))
                            .as("stored before its record was saved")
                            .isTrue());
        }
        try (var unfinished = Files.list(folder.resolve("objects/.unfinished"))) {
            assertThat(unfinished).isEmpty();
        }
    }

    private List<String> writeUntilKilled(int acknowledgements) throws Exception {
        var writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = writer.inputReader()) {
            var read = new ArrayList<String>();
            readLines(lines, acknowledgements, read);
            kill(writer);
            readLines(lines, Integer.MAX_VALUE, read);
            return read;
        } finally {
            writer.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    /** What it has written stays readable, which it would not with {@link Process#destroyForcibly}. */
    private static void kill(Process process) {
        process.toHandle().destroyForcibly();
    }

    /** The last line may be cut off, and then names nothing. */
    private static void readLines(BufferedReader lines, int atMost, List<String> read) throws IOException {
        for (var count = 0; count < atMost; count++) {
            var line = lines.readLine();
            if (line == null) {
                return;
            }
            if (line.length() == "object ".length() + 36) {
                read.add(line);
            }
        }
    }

    private static void assertWhole(ObjectStore objects) throws IOException {
        try (var keys = objects.list("")) {
            for (var key : keys.toList()) {
                var id = key.value().substring(key.value().lastIndexOf('/') + 1);
                try (var object = objects.open(key)) {
                    assertThat(object.content().readAllBytes()).isEqualTo(Writer.content(id));
                }
            }
        }
    }

    private static Stream<String> ids(List<String> acknowledged, String kind) {
        return acknowledged.stream().filter(line -> line.startsWith(kind)).map(line -> line.substring(kind.length()));
    }
}
