package dev.docent.ingestion.parsing.worker;

import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.DocumentParser;
import dev.docent.ingestion.parsing.ParsedDocument;
import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.inspection.FileInspection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets worker processes read files. They are started when there is something to read and end when there has been nothing
 * for a while. One that dies, or is given up, is replaced; a file is tried in a second one before it is the file's
 * fault. Safe for concurrent use: who comes when all are busy waits.
 */
final class WorkerPool implements DocumentParser, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);
    private static final int TRIES = 2;

    private final Path folder;
    private final ParsingProperties limits;
    private final WorkerProperties properties;
    private final Semaphore free;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private final Set<WorkerProcess> busy = new HashSet<>();
    private final AtomicInteger started = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("docent-idle-workers").daemon().factory());
    private boolean closed;

    WorkerPool(Path folder, ParsingProperties limits, WorkerProperties properties) {
        this.folder = folder;
        this.limits = limits;
        this.properties = properties;
        this.free = new Semaphore(properties.count(), true);
        var every = Math.max(1, properties.idle().toMillis() / 4);
        clock.scheduleWithFixedDelay(this::endIdle, every, every, TimeUnit.MILLISECONDS);
    }

    @Override
    public ParsedDocument parse(DocumentFile file, ReadingProgress progress) {
        try {
            while (!free.tryAcquire(200, TimeUnit.MILLISECONDS)) {
                progress.check();
            }
            try {
                var size = inspect(file.path());
                var deadline =
                        new Deadline(properties.timeFor(size), limits.ocr().timePerPage(), limits.maxPages());
                return parse(new Request(absolute(file), limits), deadline, progress);
            } finally {
                free.release();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a file was read", interrupted);
        }
    }

    /** Ends all processes; files that are being read fail. */
    @Override
    public void close() {
        clock.shutdownNow();
        synchronized (idle) {
            closed = true;
            busy.forEach(WorkerProcess::close);
            idle.forEach(each -> each.worker.close());
            idle.clear();
        }
    }

    private ParsedDocument parse(Request request, Deadline deadline, ReadingProgress progress)
            throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            var worker = take();
            try {
                var read = worker.read(request, deadline, progress);
                giveBack(worker);
                return read;
            } catch (UnreadableDocumentException unreadable) {
                if (unreadable.reason() == Reason.TIMEOUT) {
                    drop(worker);
                } else {
                    giveBack(worker);
                }
                throw unreadable;
            } catch (WorkerDiedException died) {
                drop(worker);
                LOG.warn("worker died pid={} attempt={} out_of_memory={}", worker.pid(), attempt, died.outOfMemory());
                if (attempt == TRIES) {
                    throw unreadable(died);
                }
            } catch (RuntimeException | Error | InterruptedException ended) {
                drop(worker);
                throw ended;
            }
        }
    }

    private static UnreadableDocumentException unreadable(WorkerDiedException died) {
        return died.outOfMemory()
                ? new UnreadableDocumentException(
                        Reason.LIMIT,
                        "Reading the file takes more memory than one file may have; it may be damaged, or made so",
                        died)
                : new UnreadableDocumentException(
                        Reason.CRASH, "Reading the file ended the process that read it, twice", died);
    }

    private WorkerProcess take() {
        synchronized (idle) {
            if (closed) {
                throw new IllegalStateException("The service stops");
            }
            for (var next = idle.pollLast(); next != null; next = idle.pollLast()) {
                if (next.worker.isAlive()) {
                    busy.add(next.worker);
                    return next.worker;
                }
                next.worker.close();
            }
            var worker = WorkerProcess.start(folder.resolve("worker-" + started.incrementAndGet()), properties.heap());
            busy.add(worker);
            return worker;
        }
    }

    private void giveBack(WorkerProcess worker) {
        if (worker.filesRead() >= properties.files()) {
            drop(worker);
            return;
        }
        worker.tidy();
        synchronized (idle) {
            busy.remove(worker);
            if (closed) {
                worker.close();
            } else {
                idle.addLast(new Idle(worker, System.nanoTime()));
            }
        }
    }

    private void drop(@Nullable WorkerProcess worker) {
        synchronized (idle) {
            busy.remove(worker);
        }
        if (worker != null) {
            worker.close();
        }
    }

    private void endIdle() {
        var oldest = System.nanoTime() - properties.idle().toNanos();
        synchronized (idle) {
            idle.removeIf(each -> {
                boolean over = each.since - oldest < 0;
                if (over) {
                    each.worker.close();
                }
                return over;
            });
        }
    }

    private static DocumentFile absolute(DocumentFile file) {
        return new DocumentFile(file.path().toAbsolutePath(), file.filename(), file.password());
    }

    /** What no process should have to face is refused here. {@return the size of the file in bytes} */
    private long inspect(Path file) {
        try {
            FileInspection.check(file, limits);
            return Files.size(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A process with nothing to do, since a {@link System#nanoTime()}. */
    private record Idle(WorkerProcess worker, long since) {}
}
