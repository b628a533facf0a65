package dev.docent.api.exchange;

import dev.docent.api.problem.BodyTooLargeException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import org.apache.commons.io.input.ProxyInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** A request that throws an exception when its body exceeds the limit, and hides content types that describe no body. */
final class LimitedRequest extends RequestWithBody {

    private final long limit;

    LimitedRequest(HttpServletRequest request, long limit) {
        super(request);
        this.limit = limit;
    }

    /** Some clients send the content type of a form with an empty body: then there is none. */
    @Override
    public @Nullable String getContentType() {
        return hidesType() ? null : super.getContentType();
    }

    @Override
    public @Nullable String getHeader(String name) {
        return hides(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return hides(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    /** Forms are not limited here, so no other body is read as one, whatever the container takes it for. */
    @Override
    public Collection<Part> getParts() throws ServletException {
        throw new ServletException("The body is not multipart/form-data");
    }

    private boolean hides(String header) {
        return header.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE) && hidesType();
    }

    private boolean hidesType() {
        return isEmptyForm() || isRange();
    }

    /** A range such as {@code application/*} is no media type (RFC 9110, section 8.3), and Spring fails to parse it. */
    private boolean isRange() {
        return BodyType.mediaType(super.getContentType()).contains("*");
    }

    private boolean isEmptyForm() {
        return getContentLengthLong() == 0
                && BodyType.mediaType(super.getContentType()).equals(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    @Override
    protected InputStream body() throws IOException {
        return new ProxyInputStream(getRequest().getInputStream()) {

            private long read;

            @Override
            protected void afterRead(int count) throws IOException {
                read += Math.max(0, count);
                if (read > limit) {
                    throw new BodyTooLargeException(limit);
                }
            }
        };
    }
}
