package dev.docent.api.exchange;

import dev.docent.api.problem.Problem;
import dev.docent.api.problem.ProblemException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;

/** Stored bytes as a resource, which is opened once for each range of a download. */
public final class DownloadResource extends AbstractResource {

    private final String description;
    private final long length;
    private final Supplier<InputStream> content;

    /** @param description for messages, such as the kind and the id */
    public DownloadResource(String description, long length, Supplier<InputStream> content) {
        this.description = description;
        this.length = length;
        this.content = content;
    }

    /** @throws ProblemException (416) if the ranges exceed the bytes @param range the header; null for all bytes */
    public void checkRange(@Nullable String range) {
        try {
            HttpRange.toResourceRegions(HttpRange.parseRanges(range), this);
        } catch (IllegalArgumentException unsatisfiable) {
            var problem = Problem.of(
                            HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
                            "The range exceeds the " + length + " bytes that there are")
                    .with(HttpHeaders.CONTENT_RANGE, "bytes */" + length);
            throw new ProblemException(problem, unsatisfiable);
        }
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public long contentLength() {
        return length;
    }

    @Override
    public InputStream getInputStream() {
        return content.get();
    }

    @Override
    public String getDescription() {
        return description;
    }
}
