package dev.docent.ingestion.parsing.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.parsing.ocr.DrawnText;
import dev.docent.ingestion.parsing.sandbox.ParsingSandbox;
import dev.docent.ingestion.parsing.sandbox.SandboxProperties.Mode;
import dev.docent.ingestion.parsing.sandbox.TestSandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** A worker process that a document has taken over reaches its document and its own folder, and nothing else. */
class SandboxTest {

    private static final DataSize HEAP = DataSize.ofMegabytes(128);

    /** What the superuser may do and other users may not, or some kernels do not have. */
    private static final List<String> NOT_EVERYWHERE = List.of(
            "ptrace", "unshare", "work: start Tesseract", "start a program by the loader", "start a copy of a program");

    @TempDir
    Path data;

    @Test
    void refusesWhatAParserDoesNotNeed() throws Exception {
        var seen = attempts(TestSandbox.complete());

        assertThat(seen)
                .filteredOn(line -> line.startsWith("did ") && !line.startsWith("did work: "))
                .isEmpty();
        assertThat(Files.readString(data.resolve("docent.db"))).isEqualTo("records");
    }

    @Test
    void permitsWhatAParserNeeds() throws Exception {
        var seen = attempts(TestSandbox.complete());

        assertThat(seen).contains("did work: read the document", "did work: write a file", "did work: start a thread");
        if (DrawnText.canBeRead()) {
            assertThat(seen).contains("did work: start Tesseract");
        }
    }

    @Test
    void passesNoEnvironment() throws Exception {
        assertThat(attempts(TestSandbox.complete()))
                .filteredOn(line -> line.startsWith("variable "))
                .isSubsetOf(
                        "variable PATH",
                        "variable LANG",
                        "variable LC_ALL",
                        "variable TESSDATA_PREFIX",
                        "variable TMPDIR");
    }

    /** Shows that each attempt succeeds unless something refuses it. */
    @Test
    void refusesNothingWithoutASandbox() throws Exception {
        TestSandbox.complete();
        var seen = attempts(TestSandbox.of(Mode.OFF));

        assertThat(seen)
                .containsAll(seen.stream()
                        .filter(line -> line.startsWith("tried "))
                        .filter(line -> NOT_EVERYWHERE.stream().noneMatch(line::endsWith))
                        .map(line -> line.replaceFirst("tried", "did"))
                        .toList())
                .contains("did read of the parent: environ");
    }

    /** {@return what the agent printed; it runs in the place of the parser in a worker process} */
    private List<String> attempts(ParsingSandbox sandbox) throws Exception {
        for (var name : List.of("master.key", "movable", "deletable")) {
            Files.writeString(data.resolve(name), "secret");
        }
        Files.writeString(data.resolve("docent.db"), "records");
        var folder = WorkerFolder.create(data.resolve("tmp/parsing/worker-1"));
        var other = WorkerFolder.create(data.resolve("tmp/parsing/worker-2"));
        var original = Files.writeString(data.resolve("original"), "document");
        other.place(original);
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var process = WorkerProcess.launch(
                    folder,
                    WorkerCommand.of(
                            HEAP,
                            folder.temporary(),
                            SandboxAgent.class,
                            data.toString(),
                            folder.place(original).toString(),
                            folder.temporary().toString(),
                            Long.toString(ProcessHandle.current().pid()),
                            Integer.toString(server.getLocalPort())),
                    HEAP,
                    sandbox);
            return printed(process);
        }
    }

    private static List<String> printed(Process process) throws IOException, InterruptedException {
        var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).isZero();
        assertThat(lines).endsWith("end");
        return lines;
    }
}
