package dev.docent.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.api.running.DocentCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A command as a user runs it, in a process of its own. */
final class DocentProcess {

    private DocentProcess() {}

    /** {@return what it said, having ended as expected} */
    static String run(Path home, int expected, Stream<String> arguments) throws IOException, InterruptedException {
        var process = start(home, arguments);
        assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
        var said = Files.readString(output(home));
        assertThat(process.exitValue()).as(said).isEqualTo(expected);
        return said.replaceAll(".* o\\.a\\.l\\.i\\.v\\.VectorizationProvider .*\\R", "");
    }

    /** {@return it, running} */
    static Process start(Path home, Stream<String> arguments) throws IOException {
        var command =
                Stream.concat(DocentCommand.UNPACKED.line().stream(), arguments).toList();
        return new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output(home).toFile())
                .start();
    }

    private static Path output(Path home) {
        return home.resolve("output.txt");
    }

    static String run(Path home, int expected, String... arguments) throws IOException, InterruptedException {
        return run(home, expected, List.of(arguments).stream());
    }
}
