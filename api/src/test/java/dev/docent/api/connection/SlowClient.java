package dev.docent.api.connection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A connection over which bytes are sent slowly. */
final class SlowClient implements AutoCloseable {

    private static final int PAUSE_MILLIS = 50;

    private final Socket socket;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private boolean isClosed;

    SlowClient(int port) throws IOException {
        this.socket = new Socket("localhost", port);
        socket.setSoTimeout(PAUSE_MILLIS);
    }

    SlowClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    SlowClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** Sends a piece again and again, and receives for 50 ms after each, until the server closes the connection. */
    SlowClient drip(byte[] piece, int times) {
        for (int each = 0; each < times && !isClosed; each++) {
            try {
                send(piece);
            } catch (IOException closed) {
                isClosed = true;
            }
            receive();
        }
        return this;
    }

    SlowClient drip(String piece, int times) {
        return drip(piece.getBytes(StandardCharsets.ISO_8859_1), times);
    }

    /** Receives until nothing comes for 50 ms. */
    SlowClient receive() {
        try {
            var buffer = new byte[1024];
            int count;
            while ((count = socket.getInputStream().read(buffer)) > 0) {
                received.write(buffer, 0, count);
            }
            isClosed = true;
        } catch (SocketTimeoutException nothing) {
            // The server waits for more.
        } catch (IOException reset) {
            isClosed = true;
        }
        return this;
    }

    /** Receives until this has come, or the server closes the connection. */
    SlowClient await(String text) {
        while (!received().contains(text) && !isClosed) {
            receive();
        }
        return this;
    }

    /** {@return what has been received so far, each byte as a character} */
    String received() {
        return received.toString(StandardCharsets.ISO_8859_1);
    }

    boolean isClosed() {
        return isClosed;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
