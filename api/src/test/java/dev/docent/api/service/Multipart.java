package dev.docent.api.service;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The body of a multipart/form-data request (RFC 7578). */
final class Multipart {

    private static final String BOUNDARY = "----boundary-of-the-tests";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    static Multipart file(String name, String filename, String content) {
        return new Multipart().andFile(name, filename, content.getBytes(StandardCharsets.UTF_8));
    }

    static Multipart field(String name, String value) {
        return new Multipart().andField(name, value);
    }

    Multipart andFile(String name, String filename, byte[] content) {
        part("form-data; name=\"" + name + "\"; filename=\"" + filename + "\"", content);
        return this;
    }

    Multipart andField(String name, String value) {
        part("form-data; name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    byte[] bytes() {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(body.toByteArray());
        whole.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return whole.toByteArray();
    }

    String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    private void part(String disposition, byte[] content) {
        var head = "--" + BOUNDARY + "\r\nContent-Disposition: " + disposition + "\r\n\r\n";
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
}
