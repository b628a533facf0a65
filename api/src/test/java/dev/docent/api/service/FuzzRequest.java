package dev.docent.api.service;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A request of HTTP/1.1 as bytes, right or wrong; each step gives a new one.
 *
 * @param headers lines without their ends
 * @param framing how the length of the body is told
 */
@SuppressWarnings("ArrayRecordComponent")
record FuzzRequest(String method, String target, List<String> headers, byte[] body, Framing framing) {

    /** How the length of the body is told. */
    enum Framing {
        LENGTH,
        CHUNKS,
        BROKEN_CHUNKS,
        MORE_THAN_SENT,
        LESS_THAN_SENT,
        NONE
    }

    static FuzzRequest of(String method, String target) {
        return new FuzzRequest(method, target, List.of(), new byte[0], Framing.LENGTH);
    }

    FuzzRequest method(String other) {
        return new FuzzRequest(other, target, headers, body, framing);
    }

    FuzzRequest target(String other) {
        return new FuzzRequest(method, other, headers, body, framing);
    }

    FuzzRequest body(byte[] other) {
        return new FuzzRequest(method, target, headers, other, framing);
    }

    FuzzRequest framing(Framing other) {
        return new FuzzRequest(method, target, headers, body, other);
    }

    FuzzRequest header(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(name + ": " + value);
        return new FuzzRequest(method, target, List.copyOf(more), body, framing);
    }

    FuzzRequest without(String name) {
        var fewer = headers.stream()
                .filter(line -> !line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .toList();
        return new FuzzRequest(method, target, fewer, body, framing);
    }

    FuzzRequest text(UnaryOperator<String> change) {
        var changed = change.apply(new String(body, StandardCharsets.UTF_8));
        return body(changed.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head().getBytes(StandardCharsets.UTF_8));
        switch (framing) {
            case CHUNKS -> writeChunks(bytes, Integer.toHexString(Math.max(1, body.length)));
            case BROKEN_CHUNKS -> writeChunks(bytes, "zz");
            case LENGTH, MORE_THAN_SENT, LESS_THAN_SENT, NONE -> bytes.writeBytes(body);
        }
        return bytes.toByteArray();
    }

    private void writeChunks(ByteArrayOutputStream bytes, String length) {
        bytes.writeBytes((length + "\r\n").getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(body.length == 0 ? new byte[] {' '} : body);
        bytes.writeBytes("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private String head() {
        var lines = new ArrayList<>(List.of(method + " " + target + " HTTP/1.1", "Host: localhost"));
        lines.addAll(headers);
        switch (framing) {
            case LENGTH -> lines.add("Content-Length: " + body.length);
            case MORE_THAN_SENT -> lines.add("Content-Length: " + (body.length + 7));
            case LESS_THAN_SENT -> lines.add("Content-Length: " + body.length / 2);
            case CHUNKS, BROKEN_CHUNKS -> lines.add("Transfer-Encoding: chunked");
            case NONE -> {}
        }
        return String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
    }

    /** {@return the request as text, long ones shortened in the middle of their body} */
    @Override
    public String toString() {
        var text = new String(bytes(), StandardCharsets.UTF_8);
        return text.length() <= 3000
                ? text
                : text.substring(0, 2500) + " [" + text.length() + " characters] "
                        + text.substring(text.length() - 200);
    }
}
