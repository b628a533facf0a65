package dev.docent.api.problem;

import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;

/**
 * What an error answer says.
 *
 * @param status its HTTP status
 * @param detail a sentence for the caller that names what is wrong; never internals
 * @param details what is wrong with which field; may be empty
 * @param headers that the answer carries besides, such as {@code Retry-After}
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

    /** {@return the same with a header more} */
    public Problem with(String header, String value) {
        var more = new HttpHeaders();
        more.putAll(headers);
        more.add(header, value);
        return new Problem(status, detail, details, more);
    }
}
