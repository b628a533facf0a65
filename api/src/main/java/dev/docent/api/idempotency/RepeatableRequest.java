package dev.docent.api.idempotency;

import dev.docent.api.exchange.BodyType;
import dev.docent.api.exchange.RequestWithBody;
import dev.docent.runtime.TemporaryFiles;
import dev.docent.runtime.TemporaryFiles.TemporaryFile;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Objects;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.io.function.IOSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.StandardMultipartHttpServletRequest;

/**
 * A request with a fingerprint of its content. A form is in the files of the container; an archive is copied to a file,
 * any other body to memory, and replayed to the handler. The caller has limited the length of the body.
 */
final class RepeatableRequest extends RequestWithBody implements AutoCloseable {

    private final String content;
    private final IOSupplier<InputStream> body;
    private final @Nullable TemporaryFile file;

    private RepeatableRequest(
            HttpServletRequest request, String content, IOSupplier<InputStream> body, @Nullable TemporaryFile file) {
        super(request);
        this.content = content;
        this.body = body;
        this.file = file;
    }

    /**
     * Reads the body of the request.
     *
     * @throws MultipartException if it is a form that is malformed or too large; the handler fails to read it as well
     */
    static RepeatableRequest of(HttpServletRequest request, TemporaryFiles files) throws IOException, ServletException {
        return switch (BodyType.of(request)) {
            case FORM -> new RepeatableRequest(request, hash(parts(request)), request::getInputStream, null);
            case ARCHIVE -> stored(request, files.copy(request.getInputStream()));
            case OTHER -> {
                var bytes = request.getInputStream().readAllBytes();
                yield new RepeatableRequest(
                        request, DigestUtils.sha256Hex(bytes), () -> new ByteArrayInputStream(bytes), null);
            }
        };
    }

    private static RepeatableRequest stored(HttpServletRequest request, TemporaryFile file) throws IOException {
        try (var content = Files.newInputStream(file.path())) {
            var hash = DigestUtils.sha256Hex(content);
            return new RepeatableRequest(request, hash, () -> Files.newInputStream(file.path()), file);
        }
    }

    /** {@return names and content of the parts; the boundary is left out, because clients choose another each time} */
    private static String[] parts(HttpServletRequest request) throws IOException, ServletException {
        var parts = new ArrayList<String>();
        for (var part : new StandardMultipartHttpServletRequest(request).getParts()) {
            parts.add(String.valueOf(part.getName()));
            parts.add(String.valueOf(part.getSubmittedFileName()));
            parts.add(String.valueOf(part.getContentType()));
            try (var content = part.getInputStream()) {
                parts.add(DigestUtils.sha256Hex(content));
            }
        }
        return parts.toArray(String[]::new);
    }

    /** {@return a hash that is the same for repetitions of the request} */
    String fingerprint() {
        var query = Objects.requireNonNullElse(getQueryString(), "");
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
        return body.get();
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
