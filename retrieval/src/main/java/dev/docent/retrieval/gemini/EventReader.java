package dev.docent.retrieval.gemini;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads server-sent events, each as soon as its last line is there, and nothing beyond it. Comments and fields other than
 * {@code data} are passed over.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">the format</a>
 */
final class EventReader {

    private final BufferedSource source;
    private final Duration idleTimeout;

    /** @param idleTimeout what the source waits for its next bytes, for the sentence that says so */
    EventReader(BufferedSource source, Duration idleTimeout) {
        this.source = source;
        this.idleTimeout = idleTimeout;
    }

    /**
     * {@return the data of the next event, or null at the end; of the last event, the empty line may be missing}
     *
     * @throws GeminiErrorException if it is an error
     * @throws TimeUpException if it does not come in time
     */
    @Nullable
    String next() throws IOException {
        try {
            var event = read();
            var error = GeminiError.of(200, null, event == null ? "" : event);
            if (error.code() != 200) {
                throw new GeminiErrorException(error);
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
                // An error that was meant for whoever does not ask for events.
                return line + "\n" + source.readUtf8();
            }
        }
        return data.isEmpty() ? null : data.toString();
    }
}
