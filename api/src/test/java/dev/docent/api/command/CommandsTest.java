package dev.docent.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void areFoundByTheFirstArgument() {
        assertThat(Commands.run()).isEmpty();
        assertThat(Commands.run("--server.port=0")).isEmpty();
    }

    @Test
    void takeOptionsInEitherFormAndOrder() {
        assertThat(knowledgeBase("ingest", "absent", "--knowledge-base", "Reports"))
                .isEqualTo("Reports");
        assertThat(knowledgeBase("ingest", "--knowledge-base= Reports ", "absent"))
                .isEqualTo("Reports");
        assertThat(knowledgeBase("ingest", "absent")).isEqualTo("default");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ingest",
                "ingest,--knowledge-base,Reports",
                "ingest,papers,--knowledge-base",
                "ingest,papers,--knowledge-base, ",
                "ingest,papers,more",
                "ingest,papers,--unknown",
                "export,Reports",
                "export,-Reports,reports.zip",
                "import",
                "import,reports.zip,--name, ",
                "migrate",
                "migrate,other.env"
            })
    void refuseWrongUsageAndShowTheRightOne(String arguments) {
        assertThat(run(arguments.split(","))).isEqualTo(2);

        assertThat(errors.toString(StandardCharsets.UTF_8))
                .containsPattern("(Usage: java -jar docent.jar|Possible sol)");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void suggestTheCommandThatWasMeant() {
        assertThat(run("ingst")).isEqualTo(2);

        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("ingst", "ingest");
    }

    @Test
    void showTheirHelp() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("ingest", "export", "import", "migrate");
        assertThat(run("import", "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("java -jar docent.jar import", "--name=NAME");
    }

    private String knowledgeBase(String... arguments) {
        assertThat(run(arguments)).isEqualTo(1);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("There is no folder absent");
        var ingest = Commands.line(console()).parseArgs(arguments).subcommand().commandSpec();
        return ingest.findOption("--knowledge-base").getValue();
    }

    private int run(String... arguments) {
        return Commands.run(console(), arguments);
    }

    private Console console() {
        return new Console(print(out), print(errors), false);
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}
