package dev.docent.ingestion.parsing.worker;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.SequenceWriter;
import dev.docent.ingestion.parsing.ParsedDocument;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.parsing.ScannedDocument;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.inprocess.InProcessDocumentParser;
import dev.docent.ingestion.parsing.inprocess.InProcessMediaConverter;
import dev.docent.ingestion.parsing.inprocess.InProcessPagePictures;
import dev.docent.ingestion.parsing.inprocess.InProcessPageScanner;
import dev.docent.ingestion.parsing.media.ConvertedMedia;
import dev.docent.ingestion.parsing.ocr.Tesseract;
import dev.docent.ingestion.parsing.worker.WorkerProtocol.Reply;
import dev.docent.ingestion.parsing.worker.WorkerProtocol.Request;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.SynchronousQueue;
import org.jspecify.annotations.Nullable;

/** The main class of a worker process, which parses the requested files one by one and ends with its parent. */
public final class WorkerMain {

    private final SynchronousQueue<Request> requests = new SynchronousQueue<>();
    private final SequenceWriter replies;

    private WorkerMain(OutputStream out) throws IOException {
        this.replies = WorkerProtocol.writer(Reply.class, out);
    }

    /** Parses files until the standard input ends. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
        // Output printed by libraries must not mix with the replies.
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        NetworkBan.install();
        var worker = new WorkerMain(out);
        Thread.ofPlatform().daemon().name("requests").start(worker::listen);
        worker.work();
    }

    /** Runs in a separate thread, so that the process ends even during parsing when the service is gone. */
    private void listen() {
        try (MappingIterator<Request> incoming = WorkerProtocol.reader(Request.class, System.in)) {
            while (incoming.hasNextValue()) {
                requests.put(incoming.nextValue());
            }
        } catch (IOException | InterruptedException gone) {
            // Treated like the end of the input.
        }
        Tesseract.endAll();
        Runtime.getRuntime().halt(0);
    }

    private void work() throws IOException, InterruptedException {
        while (true) {
            answer(requests.take());
            replies.flush();
        }
    }

    private void answer(Request request) throws IOException {
        try {
            if (request.media() != null) {
                var converter = new InProcessMediaConverter();
                replies.write(
                        new Reply.Converted(converter.convert(request.file().path(), request.media())));
            } else if (request.page() != null) {
                var picture = new InProcessPagePictures(request.limits()).picture(request.file(), request.page());
                replies.write(new Reply.Converted(new ConvertedMedia(picture.mediaType(), null, List.of(picture))));
            } else if (request.scan()) {
                reply(new InProcessPageScanner(request.limits()).scan(request.file(), new ProgressReplies()));
            } else {
                reply(new InProcessDocumentParser(request.limits()).parse(request.file(), new ProgressReplies()));
            }
        } catch (UnreadableDocumentException unreadable) {
            replies.write(
                    new Reply.Refused(unreadable.reason(), Objects.requireNonNullElse(unreadable.getMessage(), "")));
        }
    }

    private void reply(ScannedDocument document) throws IOException {
        for (var page : document.pages()) {
            replies.write(new Reply.Scanned(page));
        }
        replies.write(new Reply.Finished(document.mediaType(), null, document.omissions(), Set.of()));
    }

    private void reply(ParsedDocument document) throws IOException {
        for (var block : document.blocks()) {
            replies.write(new Reply.Found(block));
        }
        for (var words : document.words()) {
            replies.write(new Reply.Placed(words));
        }
        for (var figure : document.figures()) {
            replies.write(new Reply.Drawn(figure));
        }
        replies.write(new Reply.Finished(
                document.mediaType(), document.pages(), document.omissions(), document.recognizedPages()));
    }

    /** Replies with the progress, at most about ten times a second. */
    private final class ProgressReplies implements ReadingProgress {

        private static final long INTERVAL_NANOS = 100_000_000;

        private long last = System.nanoTime();

        @Override
        public void pages(int read, @Nullable Integer of) {
            if (System.nanoTime() - last >= INTERVAL_NANOS) {
                last = System.nanoTime();
                send(new Reply.Pages(read, of));
            }
        }

        @Override
        public void recognitionBegins() {
            send(new Reply.RecognitionBegins());
        }

        @Override
        public void recognitionEnds() {
            send(new Reply.RecognitionEnds());
        }

        private void send(Reply reply) {
            try {
                replies.write(reply);
                replies.flush();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}
