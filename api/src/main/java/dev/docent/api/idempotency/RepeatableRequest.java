package dev.docent.api.idempotency;

import dev.docent.api.exchange.RequestWithBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * A request with a fingerprint. A small body is read into memory for it and replayed to the handler; of an upload, which
 * is never held in memory, only the length counts.
 */
final class RepeatableRequest extends RequestWithBody {

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
    protected InputStream body() throws IOException {
        return body == null ? getRequest().getInputStream() : new ByteArrayInputStream(body);
    }
}
