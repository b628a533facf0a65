package dev.docent.ingestion.parsing.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.DefaultLimits;
import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.ocr.DrawnText;
import dev.docent.ingestion.parsing.sandbox.TestSandbox;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Files are parsed in worker processes. */
class WorkerPoolTest {

    @TempDir
    Path folder;

    private @Nullable WorkerPool pool;

    @AfterEach
    void ends() {
        if (pool != null) {
            pool.close();
        }
        assertThat(workers()).isEmpty();
        assertThat(folder.resolve("workers"))
                .satisfies(left -> assertThat(Files.exists(left) ? children(left) : List.of())
                        .isEmpty());
    }

    @Test
    void readsAFile() throws IOException {
        var parsed = start(512, Duration.ofSeconds(40))
                .parse(file("a.md", "# Tide\n\nIt turns at six.\n"), ReadingProgress.NONE);

        assertThat(parsed.mediaType()).isEqualTo("text/markdown");
        assertThat(parsed.blocks())
                .containsExactly(new Block.Heading(1, "Tide", null), new Block.Paragraph("It turns at six.", null));
    }

    @Test
    void readsTheNextFileInTheSameProcess() throws IOException {
        var reader = start(512, Duration.ofSeconds(40));
        reader.parse(file("a.txt", "One."), ReadingProgress.NONE);
        var before = workers();
        reader.parse(file("b.txt", "Two."), ReadingProgress.NONE);

        assertThat(workers()).isEqualTo(before).hasSize(1);
    }

    @Test
    void reportsWhyAFileCannotBeRead() throws IOException {
        var reader = start(512, Duration.ofSeconds(40));

        assertRefused(reader, file("empty.txt", ""), Reason.EMPTY);
        assertRefused(reader, file("broken.pdf", "%PDF-1.7\nnothing follows"), Reason.CORRUPT);
        assertThat(reader.parse(file("b.txt", "Two."), ReadingProgress.NONE).blocks())
                .hasSize(1);
    }

    @Test
    void enforcesTheTimeLimitOfAFile() throws IOException {
        assertRefused(start(512, Duration.ZERO), file("a.txt", "One."), Reason.TIMEOUT);
    }

    @Test
    void retriesAFileWhoseProcessWasKilled() throws IOException {
        var reader = start(512, Duration.ofSeconds(40));
        var killing = new KillingProgress(1);

        var parsed = reader.parse(file("a.txt", "One."), killing);

        assertThat(parsed.blocks()).hasSize(1);
        assertThat(killing.kills).isEqualTo(1);
    }

    @Test
    void rejectsAFileThatCrashedTwoProcesses() throws IOException {
        assertThatThrownBy(
                        () -> start(512, Duration.ofSeconds(40)).parse(file("a.txt", "One."), new KillingProgress(2)))
                .asInstanceOf(type(UnreadableDocumentException.class))
                .extracting(UnreadableDocumentException::reason)
                .isEqualTo(Reason.CRASH);
    }

    @Test
    void survivesAFileThatExhaustsTheMemory() throws IOException {
        var reader = start(64, Duration.ofSeconds(40));
        var large = folder.resolve("large.txt");
        Files.writeString(large, "A sentence that takes room. ".repeat(700_000));

        assertRefused(reader, new DocumentFile(large, "large.txt", null), Reason.LIMIT);
        assertThat(reader.parse(file("b.txt", "Two."), ReadingProgress.NONE).blocks())
                .hasSize(1);
    }

    @Test
    void endsAbandonedOcr() throws IOException {
        assumeTrue(DrawnText.canBeRead(), "Tesseract is absent");
        var lines = Collections.nCopies(26, "The ferry leaves at seven from the northern pier")
                .toArray(String[]::new);
        var page = folder.resolve("page.png").toFile();
        ImageIO.write(sixteenTimes(DrawnText.of(lines)), "png", page);

        var impatient = new ImpatientProgress();

        assertThatThrownBy(() -> start(512, Duration.ofSeconds(40))
                        .parse(new DocumentFile(page.toPath(), "page.png", null), impatient))
                .isInstanceOf(IllegalStateException.class);
        Awaitility.await()
                .atMost(Duration.ofSeconds(1))
                .until(() -> impatient.seen.stream().noneMatch(WorkerPoolTest::isRecognition));
    }

    @Test
    void deletesDocumentsThatWereLeftByAKill() throws IOException {
        var left = Files.createDirectories(folder.resolve("workers/worker-7/document"));
        Files.writeString(left.resolve("content"), "One.");

        start(512, Duration.ofSeconds(40));

        assertThat(left).doesNotExist();
    }

    @Test
    void endsIdleProcesses() throws IOException {
        var reader = new WorkerPool(
                folder.resolve("workers"),
                DefaultLimits.LIMITS,
                properties(512, Duration.ofSeconds(40), Duration.ofMillis(40)),
                TestSandbox.AUTO);
        pool = reader;
        reader.parse(file("a.txt", "One."), ReadingProgress.NONE);

        Awaitility.await().until(() -> workers().isEmpty());
    }

    private WorkerPool start(int megabytes, Duration time) {
        var started = new WorkerPool(
                folder.resolve("workers"),
                DefaultLimits.LIMITS,
                properties(megabytes, time, Duration.ofMinutes(1)),
                TestSandbox.AUTO);
        pool = started;
        return started;
    }

    private static WorkerProperties properties(int megabytes, Duration time, Duration idle) {
        return new WorkerProperties(1, DataSize.ofMegabytes(megabytes), time, Duration.ofSeconds(1), 200, idle);
    }

    private DocumentFile file(String name, String content) throws IOException {
        return new DocumentFile(Files.writeString(folder.resolve(name), content), name, null);
    }

    private static void assertRefused(WorkerPool reader, DocumentFile file, Reason reason) {
        assertThatThrownBy(() -> reader.parse(file, ReadingProgress.NONE))
                .asInstanceOf(type(UnreadableDocumentException.class))
                .extracting(UnreadableDocumentException::reason)
                .isEqualTo(reason);
    }

    /** Text that takes much longer to parse than a process takes to end. */
    private static BufferedImage sixteenTimes(BufferedImage picture) {
        var large = new BufferedImage(4 * picture.getWidth(), 4 * picture.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        var pen = large.createGraphics();
        for (int i = 0; i < 16; i++) {
            pen.drawImage(picture, i % 4 * picture.getWidth(), i / 4 * picture.getHeight(), null);
        }
        pen.dispose();
        return large;
    }

    /** A terminated process has no command, even before it is reaped. */
    private static boolean isRecognition(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(" stdin stdout ");
    }

    private static List<Long> workers() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("-XX:+ExitOnOutOfMemoryError"))
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::pid)
                .toList();
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    /** Kills the worker process the given number of times. */
    private static final class KillingProgress implements ReadingProgress {

        private final int most;
        private int kills;

        KillingProgress(int most) {
            this.most = most;
        }

        @Override
        public void pages(int read, @Nullable Integer of) {}

        @Override
        public void check() {
            if (kills < most) {
                for (var pid : workers()) {
                    kills++;
                    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
                }
            }
        }
    }

    /** Aborts when OCR begins. */
    private static final class ImpatientProgress implements ReadingProgress {

        private List<ProcessHandle> seen = List.of();

        @Override
        public void pages(int read, @Nullable Integer of) {}

        @Override
        public void check() {
            seen = ProcessHandle.current()
                    .descendants()
                    .filter(WorkerPoolTest::isRecognition)
                    // By then Tesseract has read the picture and would not notice that its caller is gone.
                    .filter(process -> process.info()
                                    .totalCpuDuration()
                                    .orElse(Duration.ZERO)
                                    .compareTo(Duration.ofSeconds(1))
                            > 0)
                    .toList();
            if (!seen.isEmpty()) {
                throw new IllegalStateException("Given up");
            }
        }
    }
}
