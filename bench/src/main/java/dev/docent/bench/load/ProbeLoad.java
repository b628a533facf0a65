package dev.docent.bench.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.net.ssl.SSLSocketFactory;

/**
 * Callers that each send a request over a connection of their own, read the answer, and send the next one. They do little
 * more than TLS, since they use the cores that the server needs.
 */
record ProbeLoad(SSLSocketFactory sockets, URI server, int callers) {

    static final String REQUEST = "GET /actuator/health/liveness HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n";

    /** {@return the answers per second} */
    double perSecond(int seconds) throws InterruptedException {
        var answers = new AtomicLong();
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try (var threads = Executors.newFixedThreadPool(callers)) {
            IntStream.range(0, callers).forEach(_ -> threads.execute(() -> call(end, answers)));
            threads.shutdown();
            threads.awaitTermination(seconds + 30L, TimeUnit.SECONDS);
        }
        return answers.get() / (double) seconds;
    }

    private void call(long end, AtomicLong answers) {
        try {
            while (System.nanoTime() < end) {
                callUntilClosed(end, answers);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Tomcat closes a connection after a hundred requests. */
    private void callUntilClosed(long end, AtomicLong answers) throws IOException {
        var request = REQUEST.getBytes(StandardCharsets.US_ASCII);
        try (var socket = sockets.createSocket(server.getHost(), server.getPort())) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            for (var isOpen = true; isOpen && System.nanoTime() < end; answers.incrementAndGet()) {
                socket.getOutputStream().write(request);
                isOpen = readAnswer(in);
            }
        }
    }

    /** Reads one answer to {@link #REQUEST}. {@return whether the connection stays open} */
    static boolean readAnswer(InputStream in) throws IOException {
        var line = line(in);
        if (!line.startsWith("HTTP/1.1 200")) {
            throw new IOException("Answered " + line);
        }
        var length = -1;
        var isOpen = true;
        while (!line.isEmpty()) {
            line = line(in);
            isOpen &= !line.equalsIgnoreCase("Connection: close");
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        if (length < 0) {
            for (length = chunk(in); length > 0; length = chunk(in)) {
                in.skipNBytes(length + 2L);
            }
            length = 2;
        }
        in.skipNBytes(length);
        return isOpen;
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\r'; next = in.read()) {
            if (next < 0) {
                throw new IOException("The connection was closed");
            }
            line.append((char) next);
        }
        in.skipNBytes(1);
        return line.toString();
    }
}
