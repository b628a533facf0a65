package dev.docent.api.knowledge.document;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.docent.api.exchange.EventWriter;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.IngestionException.DocumentNotFoundException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Streams the states of a document as server-sent events until its processing ends. When the service stops, the streams
 * end first, so that they do not delay the shutdown; clients reconnect by themselves.
 */
@Component
class DocumentEventStreams implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DocumentEventStreams.class);

    /** Ticks without a change after which the record is read, since another process may have changed it. */
    private static final int QUIET_TICKS = 15;

    private final ObjectMapper json;
    private final Duration tick;
    private volatile boolean running;

    @Autowired
    DocumentEventStreams(ObjectMapper json) {
        this(json, Duration.ofSeconds(1));
    }

    DocumentEventStreams(ObjectMapper json, Duration tick) {
        this.json = json;
        this.tick = tick;
    }

    /**
     * Returns when the document is ready, failed or deleted, when the client disconnects, or when the service stops.
     *
     * @param record reads the present state of the document
     */
    void stream(LatestState states, Supplier<Document> record, HttpServletResponse response) throws IOException {
        try (var writer = EventWriter.to(response, json)) {
            stream(states, record, writer);
        } catch (DocumentNotFoundException deleted) {
            log.debug("event=document_stream_ended reason=deleted");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void stream(LatestState states, Supplier<Document> record, EventWriter writer) throws InterruptedException {
        var quiet = 0;
        var open = true;
        while (running && open) {
            var state = states.poll(tick);
            if (state.isEmpty() && ++quiet % QUIET_TICKS == 0) {
                state = Optional.of(record.get());
            }
            open = state.map(document -> send(document, writer)).orElseGet(writer::isOpen);
        }
    }

    /** {@return whether more states can follow, and the client is still connected} */
    private static boolean send(Document document, EventWriter writer) {
        var event = switch (document.status()) {
            case QUEUED, PROCESSING -> "progress";
            case READY -> "done";
            case FAILED, DELETING -> "failed";
        };
        return writer.send(event, DocumentView.of(document)) && event.equals("progress");
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

    /** Holds the latest state: a slow client skips states, and never delays the worker that reports them. */
    static final class LatestState {

        private final BlockingQueue<Document> latest = new ArrayBlockingQueue<>(1);

        LatestState(Document initial) {
            latest.add(initial);
        }

        synchronized void offer(Document document) {
            latest.clear();
            latest.add(document);
        }

        Optional<Document> poll(Duration timeout) throws InterruptedException {
            return Optional.ofNullable(latest.poll(timeout.toMillis(), TimeUnit.MILLISECONDS));
        }
    }
}
