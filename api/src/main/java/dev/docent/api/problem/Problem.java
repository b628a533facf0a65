package dev.docent.api.problem;

import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;

/**
 * The content of an error answer.
 *
 * @param status HTTP status
 * @param detail a sentence for the caller that says what is wrong; never contains internals
 * @param details the reason for each wrong field; may be empty
 * @param headers further headers of the answer, such as {@code Retry-After}
 */
public record Problem(HttpStatusCode status, String detail, Map<String, Object> details, HttpHeaders headers) {

    public Problem {
        details = Map.copyOf(details);
    }

    /** {@return a problem without details or headers} */
    public static Problem of(HttpStatusCode status, String detail) {
        return new Problem(status, detail, Map.of(), new HttpHeaders());
    }

    /** {@return a problem that names each wrong field} */
    public static Problem of(HttpStatusCode status, String detail, Map<String, Object> details) {
        return new Problem(status, detail, details, new HttpHeaders());
    }

    /** {@return this problem with another header} */
    public Problem with(String header, String value) {
        var more = new HttpHeaders();
        more.putAll(headers);
        more.add(header, value);
        return new Problem(status, detail, details, more);
    }
}
