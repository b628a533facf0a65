package dev.docent.api.service;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The answer to bytes that need not be HTTP, read to the end of the connection.
 *
 * @param status 0 if the connection was closed without an answer
 * @param head status line and headers
 * @param body decoded if it was chunked
 */
@SuppressWarnings("ArrayRecordComponent")
record RawExchange(int status, List<String> head, byte[] body) {

    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** Sends the bytes, closes the sending half of the connection, and reads all that comes back. */
    static RawExchange of(int port, byte[] request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            var received = new ByteArrayOutputStream();
            send(request, socket);
            receive(socket, received);
            return parse(received.toByteArray());
        }
    }

    /** A server that refuses a request need not read all of it: it may have answered and closed the connection already. */
    private static void send(byte[] request, Socket socket) {
        try {
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
        } catch (IOException closed) {
            // What it answered is still to be read.
        }
    }

    /** Receives what comes until the connection ends, in whatever way. */
    private static void receive(Socket socket, ByteArrayOutputStream received) {
        try {
            socket.getInputStream().transferTo(received);
        } catch (IOException reset) {
            // What came before is the answer; none has the status 0.
        }
    }

    String header(String name) {
        var prefix = name.toLowerCase(Locale.ROOT) + ":";
        return head.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .findFirst()
                .orElse("");
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static RawExchange parse(byte[] received) {
        var end = indexOf(received, END_OF_HEAD);
        if (end < 0) {
            return new RawExchange(0, List.of(), received);
        }
        var head = new String(received, 0, end, StandardCharsets.ISO_8859_1)
                .lines()
                .toList();
        var rest = Arrays.copyOfRange(received, end + END_OF_HEAD.length, received.length);
        var status = Integer.parseInt(head.getFirst().substring(9, 12));
        if (status < 200) {
            return parse(rest);
        }
        var plain = new RawExchange(status, head, rest);
        return plain.header("Transfer-Encoding").equals("chunked")
                ? new RawExchange(status, head, withoutChunks(rest))
                : plain;
    }

    /** {@return the content of the chunks (RFC 9112, section 7.1), as far as they came} */
    private static byte[] withoutChunks(byte[] chunked) {
        var content = new ByteArrayOutputStream();
        var at = 0;
        while (at < chunked.length) {
            var line = at;
            while (line < chunked.length && chunked[line] != '\r') {
                line++;
            }
            var length = Integer.parseInt(new String(chunked, at, line - at, StandardCharsets.US_ASCII), 16);
            var start = Math.min(line + 2, chunked.length);
            content.write(chunked, start, Math.min(length, chunked.length - start));
            at = start + length + 2;
        }
        return content.toByteArray();
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (var at = 0; at + wanted.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
