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
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.util.WebUtils;

/**
 * Writes server-sent events (WHATWG HTML, section 9.2) to one client. A comment every few seconds keeps proxies from
 * closing the connection and detects that the client has disconnected. Safe for concurrent use; closing is idempotent.
 */
public final class EventWriter implements AutoCloseable {

    /** One for all connections, which may be thousands. It starts the threads that write, since a slow client blocks its own. */
    private static final ScheduledExecutorService TIMER = timer();

    private static final byte[] COMMENT = ": keep-alive\n\n".getBytes(StandardCharsets.UTF_8);

    private final OutputStream out;
    private final ObjectMapper json;
    private final Future<?> comments;
    private final AtomicBoolean commenting = new AtomicBoolean();
    private boolean open = true;
    private volatile boolean ended;

    /** @param interval time between two comments */
    EventWriter(OutputStream out, ObjectMapper json, Duration interval) {
        this.out = out;
        this.json = json;
        this.comments = TIMER.scheduleWithFixedDelay(
                this::startComment, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** {@return a writer of the response, whose headers forbid caching and buffering} */
    public static EventWriter to(HttpServletResponse response, ObjectMapper json) throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        var writer = new EventWriter(response.getOutputStream(), json, Duration.ofSeconds(5));
        var endable = WebUtils.getNativeResponse(response, EndableResponse.class);
        if (endable != null) {
            endable.onEnd(writer::end);
        }
        return writer;
    }

    /** {@return whether the client accepts events, and prefers them to JSON if it accepts both} */
    public static boolean isPreferredBy(HttpServletRequest request) {
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

    /**
     * Sends an event without delay.
     *
     * @param data written as JSON
     * @return whether the client is still connected; false after it has disconnected or this was closed
     */
    public boolean send(String event, Object data) {
        return write(event(event, data));
    }

    /**
     * Sends a message without a name, whose data are the text, as {@link #send} does. A client joins the lines of a message with
     * line feeds, so that a text which ends with one has an empty last line.
     */
    public boolean sendText(String text) {
        if (text.isEmpty()) {
            return isOpen();
        }
        var data = Arrays.stream(text.split("\r\n|\n|\r", -1))
                .map(line -> "data: " + line + "\n")
                .collect(Collectors.joining());
        return write((data + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Sends an event with an id, which the client sends back as {@code Last-Event-ID} when it reconnects. */
    public boolean send(String id, String event, Object data) {
        return write(("id: " + id + "\n" + text(event, data)).getBytes(StandardCharsets.UTF_8));
    }

    /** {@return whether the client is still connected, as far as is known} */
    public synchronized boolean isOpen() {
        return open && !ended;
    }

    /** {@return whether the response was ended before it was complete, as when the credential of the request ends} */
    public boolean isEnded() {
        return ended;
    }

    @Override
    public void close() {
        comments.cancel(false);
        synchronized (this) {
            open = false;
        }
    }

    /** Sends an {@code error} event with the reason and completes the response, so that the client need not wait. */
    private void end(Object reason) {
        ended = true;
        synchronized (this) {
            if (open) {
                try {
                    out.write(event("error", reason));
                    out.close();
                } catch (IOException disconnected) {
                    // The client has closed the connection.
                }
            }
            close();
        }
    }

    /** Writes no second comment while a slow client delays the first. */
    private void startComment() {
        if (commenting.compareAndSet(false, true)) {
            Thread.ofVirtual().name("event-heartbeat").start(() -> {
                write(COMMENT);
                commenting.set(false);
            });
        }
    }

    private synchronized boolean write(byte[] event) {
        open = open && !ended;
        if (open) {
            try {
                out.write(event);
                out.flush();
            } catch (IOException disconnected) {
                open = false;
            }
        }
        return open;
    }

    private byte[] event(String name, Object data) {
        return text(name, data).getBytes(StandardCharsets.UTF_8);
    }

    private String text(String name, Object data) {
        return "event: " + name + "\ndata: " + toJson(data) + "\n\n";
    }

    private String toJson(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ScheduledExecutorService timer() {
        var timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("event-timer").factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
