package dev.docent.api.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The start on a Java that is too old, where this machine has one. */
class OlderJavaIT {

    @Test
    void printsWhichJavaIsNeededAndNothingElse() throws Exception {
        var java = olderJava();
        assumeTrue(java.isPresent(), "There is no Java older than 25 in PATH or under /usr/lib/jvm");

        var process = new ProcessBuilder(java.get().toString(), "-jar", System.getProperty("docent.jar"))
                .redirectErrorStream(true)
                .start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .matches("Docent needs Java 25 or later, and this is Java (1\\.)?\\d+\\.\\R");
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
    }

    private static Optional<Path> olderJava() throws IOException {
        var path = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        var installed = Path.of("/usr/lib/jvm");
        try (var homes = Files.isDirectory(installed) ? Files.list(installed) : Stream.<Path>empty()) {
            return Stream.concat(
                            Stream.of(path).map(folder -> Path.of(folder, "java")),
                            homes.sorted().map(home -> home.resolve("bin/java")))
                    .filter(Files::isExecutable)
                    .filter(OlderJavaIT::isOlder)
                    .findFirst();
        }
    }

    /** Reads the file that every Java since 8 has in its folder. */
    private static boolean isOlder(Path java) {
        try {
            var release = java.toRealPath().resolve("../../release").normalize();
            return Files.isRegularFile(release)
                    && Files.readString(release)
                            .lines()
                            .anyMatch(line -> line.matches("JAVA_VERSION=\"(\\d|1\\d|2[0-4])\\b.*"));
        } catch (IOException unreadable) {
            return false;
        }
    }
}
