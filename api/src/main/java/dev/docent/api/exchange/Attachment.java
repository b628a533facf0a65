package dev.docent.api.exchange;

import dev.docent.api.problem.Problem;
import dev.docent.api.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;

/** A file that browsers save and do not render: its {@code Content-Disposition} (RFC 6266), and its ranges. */
public final class Attachment {

    private Attachment() {}

    /** {@return the header's value: the file name in ASCII for simple clients, and encoded in UTF-8 for all others} */
    public static String disposition(String filename) {
        var ascii = ContentDisposition.attachment()
                .filename(filename.replaceAll("[^\\x20-\\x7E]", "_"))
                .build()
                .toString();
        var encoded = ContentDisposition.attachment()
                .filename(filename, StandardCharsets.UTF_8)
                .build()
                .toString();
        return ascii + encoded.substring(encoded.indexOf("; filename*="));
    }

    /** Checks the requested ranges. @throws ProblemException (416) if the file does not have them */
    public static void checkRange(@Nullable String range, Resource file) {
        try {
            HttpRange.toResourceRegions(HttpRange.parseRanges(range), file);
        } catch (IllegalArgumentException unsatisfiable) {
            var problem = Problem.of(
                            HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
                            "The range exceeds the " + length(file) + " bytes of the original")
                    .with(HttpHeaders.CONTENT_RANGE, "bytes */" + length(file));
            throw new ProblemException(problem, unsatisfiable);
        }
    }

    private static long length(Resource file) {
        try {
            return file.contentLength();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
