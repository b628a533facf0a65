package dev.docent.retrieval.gemini;

import dev.docent.retrieval.gemini.GeminiError.ResponseException;
import dev.docent.retrieval.gemini.GeminiExchange.TimeUpException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads server-sent events. Returns each event when its last line has arrived, and never reads beyond it. Comments and
 * fields other than {@code data} are skipped.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">the specification</a>
 *
 * @param idleTimeout read timeout of the source, for messages
 */
record EventReader(BufferedSource source, Duration idleTimeout) {

    /**
     * {@return the data of the next event, or null at the end of the stream} The empty line after the last event is
     * optional.
     *
     * @throws ResponseException if the event is an error
     * @throws TimeUpException if the event does not arrive in time
     */
    @Nullable
    String next() throws IOException {
        try {
            var event = read();
            var error = GeminiError.of(200, null, event == null ? "" : event);
            if (error.code() != 200) {
                throw error.exception();
            }
            return event;
        } catch (SocketTimeoutException slow) {
            throw new TimeUpException(idleTimeout, "docent.gemini.idle-timeout", slow);
        }
    }

    private @Nullable String read() throws IOException {
        var data = new StringBuilder();
        for (var line = source.readUtf8Line(); line != null; line = source.readUtf8Line()) {
            if (line.isEmpty() && !data.isEmpty()) {
                return data.toString();
            }
            if (line.startsWith("data:")) {
                data.append(data.isEmpty() ? "" : "\n").append(line.substring(line.startsWith("data: ") ? 6 : 5));
            } else if (data.isEmpty() && (line.startsWith("{") || line.startsWith("["))) {
                // An error response in plain JSON instead of an event.
                return line + "\n" + source.readUtf8();
            }
        }
        return data.isEmpty() ? null : data.toString();
    }
}
