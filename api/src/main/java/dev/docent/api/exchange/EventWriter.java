package dev.docent.api.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Writes server-sent events (WHATWG HTML, section 9.2) to one client, with a comment every few seconds so that nothing
 * between the two takes the connection for dead, and that a client who left is noticed. Safe for concurrent use; closing twice is closing once.
 */
public final class EventWriter implements AutoCloseable {

    private final OutputStream out;
    private final ObjectMapper json;
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean open = true;

    /** @param between from one comment to the next */
    EventWriter(OutputStream out, ObjectMapper json, Duration between) {
        this.out = out;
        this.json = json;
        Thread.ofVirtual().name("event-heartbeat").start(() -> comment(between));
    }

    /** {@return a writer to the client whose request this answers} */
    public static EventWriter to(HttpServletResponse response, ObjectMapper json) throws IOException {
        prepare(response);
        return new EventWriter(response.getOutputStream(), json, Duration.ofSeconds(5));
    }

    /** {@return whether the client would rather have events than JSON: it names them, and prefers them if it names both} */
    public static boolean areAsked(HttpServletRequest request) {
        try {
            var accepted = MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
            return quality(accepted, MediaType.TEXT_EVENT_STREAM) > quality(accepted, MediaType.APPLICATION_JSON);
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    private static double quality(List<MediaType> accepted, MediaType type) {
        return accepted.stream()
                .filter(type::equalsTypeAndSubtype)
                .mapToDouble(MediaType::getQualityValue)
                .max()
                .orElse(0);
    }

    /** Says in the response's head that events follow, which nobody on the way shall keep or hold back. */
    public static void prepare(HttpServletResponse response) {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
    }

    /**
     * Sends an event at once.
     *
     * @param data written as JSON
     * @return whether the client is there still; false once it went away or this was closed
     */
    public boolean send(String event, Object data) {
        return write("event: " + event + "\ndata: " + json(data) + "\n\n");
    }

    /** {@return whether the client is there still, as far as is known} */
    public synchronized boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        synchronized (this) {
            open = false;
        }
        closed.countDown();
    }

    private void comment(Duration between) {
        try {
            while (!closed.await(between.toMillis(), TimeUnit.MILLISECONDS) && write(": still here\n\n")) {
                // The next one is due after as long again.
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean write(String event) {
        if (open) {
            try {
                out.write(event.getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException gone) {
                open = false;
            }
        }
        return open;
    }

    private String json(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
