package dev.docent.api.exchange;

import dev.docent.api.problem.BodyTooLargeException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Enumeration;
import org.apache.commons.io.input.ProxyInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** A request that throws an exception when its body exceeds the limit, and hides the content type of an empty form. */
final class LimitedRequest extends RequestWithBody {

    private final long limit;

    LimitedRequest(HttpServletRequest request, long limit) {
        super(request);
        this.limit = limit;
    }

    /** Some clients send the content type of a form with an empty body: then there is none. */
    @Override
    public @Nullable String getContentType() {
        return isEmptyForm() ? null : super.getContentType();
    }

    @Override
    public @Nullable String getHeader(String name) {
        return hides(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return hides(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    private boolean hides(String header) {
        return header.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE) && isEmptyForm();
    }

    private boolean isEmptyForm() {
        var type = super.getContentType();
        return getContentLengthLong() == 0
                && type != null
                && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
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
