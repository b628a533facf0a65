package dev.docent.ingestion.parsing.worker;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.SequenceWriter;
import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.PageWords;
import dev.docent.ingestion.parsing.ParsedDocument;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.util.unit.DataSize;

/** A process that reads files, one at a time. For one caller at a time, but for {@link #close()}. */
final class WorkerProcess implements AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final int REPLIES_AHEAD = 256;

    /** What {@code -XX:+ExitOnOutOfMemoryError} ends a process with. */
    private static final int OUT_OF_MEMORY = 3;

    private final WorkerFolder folder;
    private final Process process;
    private final SequenceWriter requests;
    private final BlockingQueue<Optional<Reply>> replies = new ArrayBlockingQueue<>(REPLIES_AHEAD);
    private final Thread listener;
    private int filesRead;

    private WorkerProcess(WorkerFolder folder, Process process) throws IOException {
        this.folder = folder;
        this.process = process;
        this.requests = Wire.writer(Request.class, process.getOutputStream());
        this.listener =
                Thread.ofVirtual().name("docent-replies-" + process.pid()).start(this::listen);
    }

    /**
     * Starts a process.
     *
     * @param path its own folder, for temporary files; made anew
     */
    static WorkerProcess start(Path path, DataSize heap) {
        try {
            var folder = WorkerFolder.made(path);
            var builder = new ProcessBuilder(WorkerCommand.of(heap, folder.path()))
                    .directory(folder.path().toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            // No secret of the service is in what a document could reach.
            builder.environment().keySet().retainAll(List.of("PATH", "LANG", "LC_ALL", "TESSDATA_PREFIX"));
            return new WorkerProcess(folder, builder.start());
        } catch (IOException failure) {
            throw new UncheckedIOException("A process that reads documents cannot be started", failure);
        }
    }

    /**
     * {@return what the process read out of the file}
     *
     * @throws UnreadableDocumentException when the file cannot be read
     * @throws WorkerDiedException when the process ended before the file did
     */
    ParsedDocument read(Request request, Deadline deadline, ReadingProgress progress) throws InterruptedException {
        filesRead++;
        deadline.recognitionEnds();
        send(request);
        var blocks = new ArrayList<Block>();
        var words = new ArrayList<PageWords>();
        while (true) {
            switch (next(deadline, progress)) {
                case Reply.Pages pages -> progress.pages(pages.read(), pages.of());
                case Reply.RecognitionBegins ignored -> deadline.recognitionBegins();
                case Reply.RecognitionEnds ignored -> deadline.recognitionEnds();
                case Reply.Found found -> blocks.add(found.block());
                case Reply.Placed placed -> words.add(placed.words());
                case Reply.Refused refused ->
                    throw new UnreadableDocumentException(refused.reason(), refused.message(), null);
                case Reply.Finished finished -> {
                    return new ParsedDocument(
                            finished.mediaType(),
                            finished.pages(),
                            blocks,
                            finished.omissions(),
                            finished.recognizedPages(),
                            words);
                }
            }
        }
    }

    /** {@return how many files it was asked to read} */
    int filesRead() {
        return filesRead;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Removes what the last file left in its folder. */
    void tidy() {
        folder.tidy();
    }

    /** Ends it at once, with all that it started, and removes its folder. Doing it twice does no harm. */
    @Override
    public void close() {
        // Known before it ends, and ended after it: it would start the next page otherwise.
        var started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
        listener.interrupt();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        folder.remove();
    }

    private void send(Request request) {
        try {
            requests.write(request);
            requests.flush();
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
                        Reason.TIMEOUT, "Reading the file took too long; it may be damaged, or made to be slow", null);
            }
            var reply = replies.poll(Math.min(left, LOOK_AGAIN.toNanos()), TimeUnit.NANOSECONDS);
            if (reply != null) {
                return reply.orElseThrow(this::died);
            }
        }
    }

    /** Its streams end a moment before it does; killed in that moment it would not say what it died of. */
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
            try (MappingIterator<Reply> incoming = Wire.reader(Reply.class, process.getInputStream())) {
                while (incoming.hasNextValue()) {
                    replies.put(Optional.of(incoming.nextValue()));
                }
            } catch (IOException garbled) {
                // What does not speak the language is as good as dead.
            }
            replies.put(Optional.empty());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
