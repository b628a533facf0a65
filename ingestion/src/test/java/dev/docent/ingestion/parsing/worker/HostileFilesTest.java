package dev.docent.ingestion.parsing.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.worker.HostilePool.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Files that crashed or misled parsers are read or rejected as expected. */
class HostileFilesTest {

    private static final Path DATA = Path.of(System.getProperty("docent.test.data", "absent"), "hostile");
    private static final Duration MOST = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> areReadOrRefusedAsExpected() throws IOException {
        var table = DATA.resolve("hostile.tsv");
        assumeTrue(Files.exists(table), "the hostile files are absent");
        var pool = new HostilePool(folder.resolve("workers"), 384);
        var files = Files.readAllLines(table).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(row -> DynamicTest.dynamicTest(row[0], () -> assertTimeout(MOST, () -> check(row, pool))));
        return Stream.concat(files, Stream.of(DynamicTest.dynamicTest("leave nothing behind", pool::close)));
    }

    private static void check(String[] row, HostilePool pool) {
        var file = DATA.resolve(row[0]);
        var name = row[0].substring(row[0].indexOf("__") + 2);
        var password = row[7];
        check(row[4], row[3], pool.read(file, name, null));
        if (!password.isEmpty()) {
            assertThat(pool.read(file, name, password).read().omissions()).isEmpty();
            assertThat(pool.read(file, name, "not it").refused()).hasMessage("The password does not open the file");
        }
        if (!row[8].isEmpty()) {
            assertThat(pool.read(file, name, null).read().blocks().toString()).contains(row[8]);
        }
    }

    private static void check(String category, String expected, Outcome outcome) {
        switch (category) {
            case "enc-pdf", "enc-office", "enc-archive" -> refused(outcome, Reason.ENCRYPTED);
            case "bomb", "xxe" -> refused(outcome, Reason.LIMIT, Reason.CORRUPT);
            case "empty" -> {
                if (outcome.document() == null) {
                    refused(outcome, Reason.EMPTY);
                } else {
                    assertThat(outcome.read().blocks()).isEmpty();
                }
            }
            case "wrong-type" -> refused(outcome, Reason.UNSUPPORTED);
            case "perm-pdf" -> assertThat(outcome.read().blocks()).isNotEmpty();
            default -> readOrRefused(expected, outcome);
        }
    }

    private static void readOrRefused(String expected, Outcome outcome) {
        if (outcome.document() == null) {
            refused(outcome, Reason.CORRUPT, Reason.UNSUPPORTED);
        } else if (expected.endsWith("marked partial")) {
            assertThat(outcome.read().blocks()).isNotEmpty();
            assertThat(outcome.read().omissions()).isNotEmpty();
        }
    }

    private static void refused(Outcome outcome, Reason... reasons) {
        assertThat(outcome.refused().reason()).isIn(Arrays.stream(reasons).toList());
        assertThat(outcome.refused().getMessage()).isNotBlank();
        assertThat(List.of(Reason.TIMEOUT, Reason.CRASH))
                .doesNotContain(outcome.refused().reason());
    }
}
