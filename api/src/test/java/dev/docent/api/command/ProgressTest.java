package dev.docent.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void isOneLineOnATerminal() {
        var progress = new Progress(new PrintStream(said, true, StandardCharsets.UTF_8), true);

        progress.show("reading", 1, 2, "a\u001B[2Jb\n.txt");
        progress.end();

        assertThat(said.toString(StandardCharsets.UTF_8))
                .isEqualTo("\rreading  [" + "#".repeat(15) + "-".repeat(15) + "] 1/2 a?[2Jb?.txt\u001B[K\r\u001B[K");
    }

    @Test
    void isALineForEachTenthElsewhere() {
        var progress = new Progress(new PrintStream(said, true, StandardCharsets.UTF_8), false);

        for (var done = 0; done <= 100; done++) {
            progress.show("reading", done, 100, "a.txt");
        }
        progress.end();

        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .hasSize(11)
                .startsWith("reading 0/100")
                .endsWith("reading 100/100");
    }
}
