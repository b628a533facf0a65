package dev.docent.api.idempotency;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * A request with a fingerprint. A small body is read into memory for it and replayed to the handler; of an upload, which
 * is never held in memory, only the length counts.
 */
final class RepeatableRequest extends HttpServletRequestWrapper {

    private final byte @Nullable [] body;

    private RepeatableRequest(HttpServletRequest request, byte @Nullable [] body) {
        super(request);
        this.body = body;
    }

    /** Reads the body of the request, unless it is an upload. The caller has limited the length of the body. */
    static RepeatableRequest of(HttpServletRequest request) throws IOException {
        var type = Objects.requireNonNullElse(request.getContentType(), "");
        return type.startsWith("multipart/") || type.startsWith("application/zip")
                ? new RepeatableRequest(request, null)
                : new RepeatableRequest(request, request.getInputStream().readAllBytes());
    }

    /** {@return a hash that is the same for repetitions of the request} */
    String fingerprint() {
        var query = Objects.requireNonNullElse(getQueryString(), "");
        var content = body == null ? String.valueOf(getContentLengthLong()) : DigestUtils.sha256Hex(body);
        return hash(getMethod(), getRequestURI(), query, content);
    }

    /** {@return the SHA-256 of the parts in hex; each part is prefixed with its length, so that no two lists collide} */
    static String hash(String... parts) {
        var digest = DigestUtils.getSha256Digest();
        for (var part : parts) {
            var bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        return Hex.encodeHexString(digest.digest());
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return body == null ? super.getInputStream() : new BufferedBody(new ByteArrayInputStream(body));
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static final class BufferedBody extends ServletInputStream {

        private final ByteArrayInputStream body;

        BufferedBody(ByteArrayInputStream body) {
            this.body = body;
        }

        @Override
        public int read() {
            return body.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            return body.read(bytes, offset, length);
        }

        @Override
        public boolean isFinished() {
            return body.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("The body is already in memory");
        }
    }
}
