package dev.docent.retrieval.gemini;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A connection of HTTP/1.1 to the stand-in, byte by byte, so that it can break in the middle of anything. */
public final class StandInConnection {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    StandInConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** {@return the next request, or null when the client has closed the connection} */
    @Nullable
    StandInRequest request() throws IOException {
        var first = line();
        if (first.isEmpty()) {
            return null;
        }
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        if (!headers.containsKey("Content-Length")) {
            answer(411, "{\"error\":{\"code\":411,\"message\":\"A request must have a length\"}}");
            return null;
        }
        var body = in.readNBytes(Integer.parseInt(headers.get("Content-Length")));
        var words = first.split(" ");
        return new StandInRequest(words[0], words[1], headers, new String(body, StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
            if (read != '\r') {
                line.write(read);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /** Answers with a body. */
    public void answer(int status, String body, String... headers) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        write("HTTP/1.1 %d Status\r\nContent-Type: application/json; charset=UTF-8\r\nContent-Length: %d\r\n%s\r\n"
                .formatted(status, bytes.length, lines(headers)));
        out.write(bytes);
        out.flush();
    }

    /** Begins an answer of events. */
    public void begin() throws IOException {
        write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
    }

    /** Sends an event, all of it at once. */
    public void event(String json) throws IOException {
        raw("data: " + json + "\r\n\r\n");
    }

    /** Sends any text within an answer of events. */
    public void raw(String text) throws IOException {
        var length = text.getBytes(StandardCharsets.UTF_8).length;
        write(Integer.toHexString(length).toUpperCase(Locale.ROOT) + "\r\n" + text + "\r\n");
    }

    /** Ends an answer of events. */
    public void end() throws IOException {
        write("0\r\n\r\n");
    }

    /** Breaks the connection, in the middle of whatever it is. */
    public void drop() throws IOException {
        socket.close();
    }

    /** Waits until the client has closed the connection. */
    public void awaitClose() {
        try {
            while (in.read() >= 0) {
                // What still comes is of no interest.
            }
        } catch (IOException closed) {
            // So it is closed.
        }
    }

    private static String lines(String... headers) {
        return headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
