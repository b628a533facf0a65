package dev.docent.ingestion.parsing.worker;

import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.DocumentParser;
import dev.docent.ingestion.parsing.PageScanner;
import dev.docent.ingestion.parsing.ParsedDocument;
import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.parsing.ScannedDocument;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.inspection.FileInspection;
import dev.docent.ingestion.parsing.media.ConvertedMedia;
import dev.docent.ingestion.parsing.media.MediaBounds;
import dev.docent.ingestion.parsing.media.MediaConverter;
import dev.docent.ingestion.parsing.media.PagePictures;
import dev.docent.ingestion.parsing.media.Rendition;
import dev.docent.ingestion.parsing.sandbox.ParsingSandbox;
import dev.docent.ingestion.parsing.worker.WorkerProcess.WorkerResult;
import dev.docent.ingestion.parsing.worker.WorkerProtocol.Request;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Parses files in worker processes, which are started on demand and end when idle. A process that dies or times out is
 * replaced; a file is retried in a second process before it is rejected. Safe for concurrent use: callers wait while
 * all processes are busy. Media are converted by further processes, since requests wait for them, and not for documents.
 */
@Component
final class WorkerPool
        implements DocumentParser, PageScanner, PagePictures, MediaConverter, MeterBinder, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WorkerPool.class);
    private static final int MAX_ATTEMPTS = 2;

    private final Path folder;
    private final ParsingProperties limits;
    private final WorkerProperties properties;
    private final ParsingSandbox sandbox;
    private final Semaphore free;
    private final Semaphore freeForMedia;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private final Set<WorkerProcess> busy = new HashSet<>();
    private final AtomicInteger started = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("docent-idle-workers").daemon().factory());
    private final WorkerMetrics metrics = new WorkerMetrics();
    private boolean closed;

    WorkerPool(
            @Value("${docent.data:data}/tmp/parsing") Path folder,
            ParsingProperties limits,
            WorkerProperties properties,
            ParsingSandbox sandbox) {
        this.folder = emptied(folder);
        this.limits = limits;
        this.properties = properties;
        this.sandbox = sandbox;
        this.free = new Semaphore(properties.count(), true);
        this.freeForMedia = new Semaphore(Math.max(1, properties.count() / 2), true);
        var every = Math.max(1, properties.idle().toMillis() / 4);
        clock.scheduleWithFixedDelay(this::endIdle, every, every, TimeUnit.MILLISECONDS);
    }

    /** A process that was killed may have left documents there. */
    private static Path emptied(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot empty the folder of the worker processes " + folder, failure);
        }
    }

    @Override
    public ParsedDocument parse(DocumentFile file, ReadingProgress progress) {
        return read(new Request(file, limits, false), progress).document();
    }

    @Override
    public ScannedDocument scan(DocumentFile file, int maxPages) {
        var result = read(new Request(file, limits.withMaxPages(maxPages), true), ReadingProgress.NONE);
        return new ScannedDocument(
                result.document().mediaType(), result.scans(), result.document().omissions());
    }

    @Override
    public ConvertedMedia convert(Path file, MediaBounds bounds) {
        return converted(Request.convert(file, limits, bounds));
    }

    @Override
    public Rendition picture(DocumentFile file, int page) {
        return converted(Request.draw(file, limits, page)).renditions().getFirst();
    }

    private ConvertedMedia converted(Request request) {
        return inTurn(
                freeForMedia,
                request,
                ReadingProgress.NONE,
                deadline -> run(worker -> worker.convert(request, deadline)));
    }

    private WorkerResult read(Request request, ReadingProgress progress) {
        return inTurn(free, request, progress, deadline -> run(worker -> worker.read(request, deadline, progress)));
    }

    private <T> T inTurn(Semaphore permits, Request request, ReadingProgress progress, Turn<T> turn) {
        try {
            while (!permits.tryAcquire(200, TimeUnit.MILLISECONDS)) {
                progress.check();
            }
            try {
                var size = inspect(request.file().path());
                return turn.take(new Deadline(
                        properties.timeFor(size),
                        limits.ocr().timePerPage(),
                        request.limits().maxPages()));
            } finally {
                permits.release();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while parsing a file", interrupted);
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        metrics.bindTo(registry, started, this::countBusy);
    }

    private int countBusy() {
        synchronized (idle) {
            return busy.size();
        }
    }

    /** Ends all processes; files in progress fail. */
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

    private <T> T run(Task<T> task) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            var worker = acquire();
            try {
                var read = task.run(worker);
                release(worker);
                return read;
            } catch (UnreadableDocumentException unreadable) {
                if (unreadable.reason() == Reason.TIMEOUT) {
                    metrics.countTimeout();
                    end(worker);
                } else {
                    release(worker);
                }
                throw unreadable;
            } catch (WorkerDiedException died) {
                metrics.count(died);
                end(worker);
                log.warn("worker died pid={} attempt={} out_of_memory={}", worker.pid(), attempt, died.outOfMemory());
                if (attempt == MAX_ATTEMPTS) {
                    throw unreadable(died);
                }
            } catch (RuntimeException | Error | InterruptedException ended) {
                end(worker);
                throw ended;
            }
        }
    }

    private static UnreadableDocumentException unreadable(WorkerDiedException died) {
        return died.outOfMemory()
                ? new UnreadableDocumentException(
                        Reason.LIMIT,
                        "Reading the file requires more memory than permitted; it may be damaged or malicious",
                        died)
                : new UnreadableDocumentException(Reason.CRASH, "The process that read the file crashed twice", died);
    }

    private WorkerProcess acquire() {
        synchronized (idle) {
            if (closed) {
                throw new IllegalStateException("The service is shutting down");
            }
            for (var next = idle.pollLast(); next != null; next = idle.pollLast()) {
                if (next.worker.isAlive()) {
                    busy.add(next.worker);
                    return next.worker;
                }
                next.worker.close();
            }
            var worker = WorkerProcess.start(
                    folder.resolve("worker-" + started.incrementAndGet()), properties.heap(), sandbox);
            busy.add(worker);
            return worker;
        }
    }

    private void release(WorkerProcess worker) {
        if (worker.filesRead() >= properties.files()) {
            end(worker);
            return;
        }
        worker.clear();
        synchronized (idle) {
            busy.remove(worker);
            if (closed) {
                worker.close();
            } else {
                idle.addLast(new Idle(worker, System.nanoTime()));
            }
        }
    }

    private void end(WorkerProcess worker) {
        synchronized (idle) {
            busy.remove(worker);
        }
        worker.close();
    }

    private void endIdle() {
        var oldest = System.nanoTime() - properties.idle().toNanos();
        synchronized (idle) {
            while (!idle.isEmpty() && idle.getFirst().since - oldest < 0) {
                idle.removeFirst().worker.close();
            }
        }
    }

    /** Rejects files that exceed a limit before a process reads them. {@return the size of the file in bytes} */
    private long inspect(Path file) {
        try {
            FileInspection.check(file, limits);
            return Files.size(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What a process does for one file. */
    @FunctionalInterface
    private interface Task<T> {
        T run(WorkerProcess worker) throws InterruptedException;
    }

    /** What is done once a process is free, until a deadline. */
    @FunctionalInterface
    private interface Turn<T> {
        T take(Deadline deadline) throws InterruptedException;
    }

    /** A process that is idle since a {@link System#nanoTime()}. */
    private record Idle(WorkerProcess worker, long since) {}
}
