package dev.docent.api.conversation.stream;

import dev.docent.api.exchange.EndableResponse;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.web.MockHttpServletResponse;

/** A client of a stream, which may go away. */
final class StreamClient extends MockHttpServletResponse {

    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final EndableResponse endable = new EndableResponse(this);
    private volatile boolean gone;
    private volatile boolean served;
    private volatile @Nullable RuntimeException failure;

    void goes() {
        gone = true;
    }

    EndableResponse response() {
        return endable;
    }

    void served() {
        served = true;
    }

    void refused(RuntimeException reason) {
        failure = reason;
    }

    /** {@return why the request was refused; null if it was not} */
    @Nullable
    RuntimeException failure() {
        return failure;
    }

    boolean isServed() {
        return served;
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new ServletOutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (gone) {
                    throw new IOException("Broken pipe");
                }
                synchronized (received) {
                    received.write(bytes, offset, length);
                }
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }

    /** {@return the events that have been received so far} */
    List<Event> events() {
        String text;
        synchronized (received) {
            text = received.toString(StandardCharsets.UTF_8);
        }
        return Arrays.stream(text.split("\n\n"))
                .filter(event -> !event.isEmpty() && !event.startsWith(":"))
                .map(Event::of)
                .toList();
    }

    List<String> names() {
        return events().stream().map(Event::name).toList();
    }

    /** {@return the text that has been received so far} */
    String text() {
        return events().stream()
                .filter(event -> event.name().equals("delta"))
                .map(event -> event.data().replaceAll("^\\{\"text\":\"|\"}$", ""))
                .collect(Collectors.joining());
    }

    /** An event. @param id empty if it has none */
    record Event(String id, String name, String data) {

        static Event of(String event) {
            return new Event(field(event, "id"), field(event, "event"), field(event, "data"));
        }

        private static String field(String event, String name) {
            return event.lines()
                    .filter(line -> line.startsWith(name + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }
    }
}
