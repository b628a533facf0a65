package dev.docent.api.knowledge.document;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.docent.ingestion.document.Document;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Writes the states of a document as server-sent events (WHATWG HTML, section 9.2). When the service stops, the streams
 * end first, so that they do not hold up the rest; clients connect again by themselves.
 */
@Component
class EventStreams implements SmartLifecycle {

    private static final int TICKS_PER_HEARTBEAT = 15;

    private final ObjectMapper json;
    private final Duration tick;
    private volatile boolean running;

    @Autowired
    EventStreams(ObjectMapper json) {
        this(json, Duration.ofSeconds(1));
    }

    EventStreams(ObjectMapper json, Duration tick) {
        this.json = json;
        this.tick = tick;
    }

    /** Returns when the document is ready, failed or gone. @throws IOException when the client went away */
    void send(LatestDocument changes, Supplier<Document> look, OutputStream out)
            throws IOException, InterruptedException {
        var quiet = 0;
        while (running) {
            var document = changes.poll(tick);
            if (document.isEmpty()) {
                document = ++quiet % TICKS_PER_HEARTBEAT == 0 ? heartbeat(look, out) : Optional.empty();
            }
            if (document.isPresent() && isLast(document.get(), out)) {
                return;
            }
        }
    }

    /** Looks again besides, for what another process did, or for a document that was deleted. */
    private Optional<Document> heartbeat(Supplier<Document> look, OutputStream out) throws IOException {
        write(": still here\n\n", out);
        return Optional.of(look.get());
    }

    private boolean isLast(Document document, OutputStream out) throws IOException {
        var event = switch (document.status()) {
            case QUEUED, PROCESSING -> "progress";
            case READY -> "done";
            case FAILED, DELETING -> "failed";
        };
        write("event: " + event + "\ndata: " + json.writeValueAsString(DocumentView.of(document)) + "\n\n", out);
        return !event.equals("progress");
    }

    private static void write(String event, OutputStream out) throws IOException {
        out.write(event.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
