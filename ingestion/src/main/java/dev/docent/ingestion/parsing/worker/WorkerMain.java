package dev.docent.ingestion.parsing.worker;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.SequenceWriter;
import dev.docent.ingestion.parsing.ParsedDocument;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.inprocess.InProcessDocumentParser;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.SynchronousQueue;
import org.jspecify.annotations.Nullable;

/** A process that reads the files that it is told of, one after the other, and ends with the one that started it. */
public final class WorkerMain {

    private final SynchronousQueue<Request> requests = new SynchronousQueue<>();
    private final SequenceWriter replies;

    private WorkerMain(OutputStream out) throws IOException {
        this.replies = Wire.writer(Reply.class, out);
    }

    /** Reads until the standard input ends. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
        // What a library prints is no reply.
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        NetworkBan.install();
        var worker = new WorkerMain(out);
        Thread.ofPlatform().daemon().name("requests").start(worker::listen);
        worker.work();
    }

    /** Apart from the reading, so that a process whose service is gone ends at once, in the middle of a file too. */
    private void listen() {
        try (MappingIterator<Request> incoming = Wire.reader(Request.class, System.in)) {
            while (incoming.hasNextValue()) {
                requests.put(incoming.nextValue());
            }
        } catch (IOException | InterruptedException gone) {
            // The same as the end.
        }
        // What recognises characters would go on for nobody.
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        Runtime.getRuntime().halt(0);
    }

    private void work() throws IOException, InterruptedException {
        while (true) {
            answer(requests.take());
            replies.flush();
        }
    }

    private void answer(Request request) throws IOException {
        var parser = InProcessDocumentParser.within(request.limits());
        try {
            finished(parser.parse(request.file(), new Pages()));
        } catch (UnreadableDocumentException unreadable) {
            replies.write(
                    new Reply.Refused(unreadable.reason(), Objects.requireNonNullElse(unreadable.getMessage(), "")));
        }
    }

    private void finished(ParsedDocument document) throws IOException {
        for (var block : document.blocks()) {
            replies.write(new Reply.Found(block));
        }
        for (var words : document.words()) {
            replies.write(new Reply.Placed(words));
        }
        replies.write(new Reply.Finished(
                document.mediaType(), document.pages(), document.omissions(), document.recognizedPages()));
    }

    /** Says how far it is, at most some ten times a second. */
    private final class Pages implements ReadingProgress {

        private static final long BETWEEN = 100_000_000;

        private long said = System.nanoTime();

        @Override
        public void pages(int read, @Nullable Integer of) {
            if (System.nanoTime() - said < BETWEEN) {
                return;
            }
            said = System.nanoTime();
            say(new Reply.Pages(read, of));
        }

        @Override
        public void check() {}

        @Override
        public void recognitionBegins() {
            say(new Reply.RecognitionBegins());
        }

        @Override
        public void recognitionEnds() {
            say(new Reply.RecognitionEnds());
        }

        private void say(Reply reply) {
            try {
                replies.write(reply);
                replies.flush();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}
