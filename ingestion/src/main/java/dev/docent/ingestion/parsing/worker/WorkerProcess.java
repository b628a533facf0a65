package dev.docent.ingestion.parsing.worker;

import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.MappingIterator;
import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.PageFigure;
import dev.docent.ingestion.parsing.PageWords;
import dev.docent.ingestion.parsing.ParsedDocument;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.parsing.ScannedPage;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.media.ConvertedMedia;
import dev.docent.ingestion.parsing.sandbox.ParsingSandbox;
import dev.docent.ingestion.parsing.worker.WorkerProtocol.Reply;
import dev.docent.ingestion.parsing.worker.WorkerProtocol.Request;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

/** A process that parses one file at a time. For one caller at a time, except for {@link #close()}. */
final class WorkerProcess implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WorkerProcess.class);
    private static final Duration CHECK_INTERVAL = Duration.ofMillis(200);
    private static final int MAX_QUEUED_REPLIES = 256;

    /** The exit code of {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_MEMORY = 3;

    private final WorkerFolder folder;
    private final Process process;
    private final OutputStream requests;
    private final BlockingQueue<Optional<Reply>> replies = new ArrayBlockingQueue<>(MAX_QUEUED_REPLIES);
    private final Thread listener;
    private int filesRead;

    private WorkerProcess(WorkerFolder folder, Process process) throws IOException {
        this.folder = folder;
        this.process = process;
        this.requests = process.getOutputStream();
        this.listener =
                Thread.ofVirtual().name("docent-replies-" + process.pid()).start(this::listen);
    }

    /**
     * Starts a process.
     *
     * @param path its own folder, which is recreated
     */
    static WorkerProcess start(Path path, DataSize heap, ParsingSandbox sandbox) {
        try {
            var folder = WorkerFolder.create(path);
            var command = WorkerCommand.of(heap, folder.temporary());
            return new WorkerProcess(folder, launch(folder, command, heap, sandbox));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot start a process to parse documents", failure);
        }
    }

    /** Starts a command confined to a folder. {@return its process, whose messages are discarded} */
    static Process launch(WorkerFolder folder, List<String> command, DataSize heap, ParsingSandbox sandbox)
            throws IOException {
        var program = new ProcessBuilder(command)
                .directory(folder.temporary().toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        // Keeps the secrets of the service out of the environment.
        program.environment().keySet().retainAll(List.of("PATH", "LANG", "LC_ALL", "TESSDATA_PREFIX"));
        program.environment().put("TMPDIR", folder.temporary().toString());
        return sandbox.start(program, folder.document(), folder.temporary(), heap);
    }

    /**
     * {@return what the process read}
     *
     * @throws UnreadableDocumentException if the file cannot be read
     * @throws WorkerDiedException if the process ended before the file was read
     */
    WorkerResult read(Request request, Deadline deadline, ReadingProgress progress) throws InterruptedException {
        begin(request, deadline);
        var blocks = new ArrayList<Block>();
        var words = new ArrayList<PageWords>();
        var scans = new ArrayList<ScannedPage>();
        var figures = new ArrayList<PageFigure>();
        while (true) {
            switch (next(deadline, progress)) {
                case Reply.Pages pages -> progress.pages(pages.read(), pages.of());
                case Reply.RecognitionBegins ignored -> deadline.recognitionBegins();
                case Reply.RecognitionEnds ignored -> deadline.recognitionEnds();
                case Reply.Found found -> blocks.add(found.block());
                case Reply.Placed placed -> words.add(placed.words());
                case Reply.Drawn drawn -> figures.add(drawn.figure());
                case Reply.Scanned scanned -> scans.add(scanned.page());
                case Reply.Refused refused ->
                    throw new UnreadableDocumentException(refused.reason(), refused.message());
                case Reply.Finished finished -> {
                    var document = new ParsedDocument(
                            finished.mediaType(),
                            finished.pages(),
                            blocks,
                            finished.omissions(),
                            finished.recognizedPages(),
                            words,
                            figures);
                    return new WorkerResult(document, scans);
                }
                case Reply.Converted ignored -> throw unexpected();
            }
        }
    }

    /** A parsed document, or its scanned pages. */
    record WorkerResult(ParsedDocument document, List<ScannedPage> scans) {}
    /**
     * {@return the converted media}
     *
     * @throws UnreadableDocumentException if the file cannot be read
     * @throws WorkerDiedException if the process ended before the file was read
     */
    ConvertedMedia convert(Request request, Deadline deadline) throws InterruptedException {
        begin(request, deadline);
        return switch (next(deadline, ReadingProgress.NONE)) {
            case Reply.Converted converted -> converted.media();
            case Reply.Refused refused -> throw new UnreadableDocumentException(refused.reason(), refused.message());
            default -> throw unexpected();
        };
    }

    private void begin(Request request, Deadline deadline) {
        filesRead++;
        deadline.recognitionEnds();
        send(request.with(folder.place(request.file().path())));
    }

    private IllegalStateException unexpected() {
        return new IllegalStateException("The process " + pid() + " replied to another request");
    }

    /** {@return the number of files it was requested to parse} */
    int filesRead() {
        return filesRead;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Deletes the document and what the process wrote. */
    void clear() {
        folder.clear();
    }

    /** Kills the process and its descendants and deletes its folder. Has no effect if repeated. */
    @Override
    public void close() {
        // Collected before the process is killed, and killed after it, since it would start another one otherwise.
        var descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
        listener.interrupt();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        folder.delete();
    }

    private void send(Request request) {
        try {
            WorkerProtocol.send(request, requests);
        } catch (IOException gone) {
            throw died();
        }
    }

    private Reply next(Deadline deadline, ReadingProgress progress) throws InterruptedException {
        while (true) {
            progress.check();
            var left = deadline.left();
            if (left <= 0) {
                throw new UnreadableDocumentException(
                        Reason.TIMEOUT, "Reading the file took too long; it may be damaged or malicious");
            }
            var reply = replies.poll(Math.min(left, CHECK_INTERVAL.toNanos()), TimeUnit.NANOSECONDS);
            if (reply != null) {
                return reply.orElseThrow(this::died);
            }
        }
    }

    /** The streams of a process end shortly before the process; killing it in between would lose its exit code. */
    private WorkerDiedException died() {
        process.onExit()
                .orTimeout(2, TimeUnit.SECONDS)
                .whenComplete((ended, late) -> process.destroyForcibly())
                .exceptionally(late -> process)
                .join();
        return new WorkerDiedException(process.onExit().join().exitValue() == OUT_OF_MEMORY);
    }

    private void listen() {
        try {
            try (MappingIterator<Reply> incoming = WorkerProtocol.reader(Reply.class, process.getInputStream())) {
                while (incoming.hasNextValue()) {
                    replies.put(Optional.of(incoming.nextValue()));
                }
            } catch (JsonEOFException ended) {
                // The process ended in the middle of a reply.
            } catch (IOException invalid) {
                // Treated like the end of the process. The message would quote the reply, which has text of the
                // document.
                log.warn(
                        "worker reply invalid pid={} cause={}",
                        process.pid(),
                        invalid.getClass().getSimpleName());
            }
            replies.put(Optional.empty());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
