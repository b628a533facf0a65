package dev.docent.ingestion.parsing.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.parsing.DefaultLimits;
import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.ParsedDocument;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.sandbox.TestSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** A worker pool for malicious files. No file and no process may be left when it is closed. */
final class HostilePool implements AutoCloseable {

    private final Path folder;
    private final WorkerPool pool;

    HostilePool(Path folder, int megabytes) {
        this.folder = folder;
        this.pool = new WorkerPool(
                folder,
                DefaultLimits.LIMITS,
                new WorkerProperties(
                        1,
                        DataSize.ofMegabytes(megabytes),
                        Duration.ofSeconds(40),
                        Duration.ofSeconds(1),
                        200,
                        Duration.ofMinutes(5)),
                TestSandbox.AUTO);
    }

    /** {@return the outcome for the file; the worker must not leave temporary files} */
    Outcome read(Path file, String name, @Nullable String password) {
        var outcome = outcome(new DocumentFile(file, name, password));
        assertThat(temporaryFiles()).isEmpty();
        return outcome;
    }

    private Outcome outcome(DocumentFile file) {
        try {
            return new Outcome(pool.parse(file, ReadingProgress.NONE), null);
        } catch (UnreadableDocumentException refused) {
            return new Outcome(null, refused);
        }
    }

    private List<Path> temporaryFiles() {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        pool.close();
        assertThat(temporaryFiles()).isEmpty();
        assertThat(ProcessHandle.current()
                        .descendants()
                        .filter(each -> each.info()
                                .commandLine()
                                .orElse("")
                                .matches("(?s).*(ExitOnOutOfMemoryError|tesseract).*")))
                .isEmpty();
    }

    /** A document or the reason why there is none. */
    record Outcome(
            @Nullable ParsedDocument document, @Nullable UnreadableDocumentException refusal) {

        ParsedDocument read() {
            assertThat(refusal).isNull();
            return Objects.requireNonNull(document);
        }

        UnreadableDocumentException refused() {
            assertThat(document).isNull();
            return Objects.requireNonNull(refusal);
        }
    }
}
