package dev.docent.api.problem;

import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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

    /** {@return a problem with one field} */
    public static Problem ofField(HttpStatusCode status, String field, String reason) {
        return of(status, field + ": " + reason, Map.of(field, reason));
    }

    /** {@return a problem (503) after which the caller may try again} */
    static Problem unavailable(String detail, long retryAfterSeconds) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, detail)
                .with(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds));
    }

    /** {@return the problem for an error of the container, in place of its own message, which quotes the request} */
    static Problem ofContainer(HttpStatusCode status) {
        return of(
                status,
                switch (status.value()) {
                    case 400 -> "The request is not valid HTTP, or its path is not valid";
                    case 404 -> "There is nothing at this path";
                    case 405, 501 -> "The method is not supported";
                    case 408 -> "The request did not arrive in time";
                    case 413 -> "The body exceeds the limit";
                    case 414 -> "The path exceeds the maximum length";
                    case 431 -> "The headers exceed the maximum size";
                    case 503 -> "The service is starting or stopping; try again later";
                    default ->
                        status.value() < 500 ? "The request cannot be served" : "Something went wrong on our side";
                });
    }

    /** {@return the name of the status} */
    String title() {
        return status instanceof HttpStatus known ? known.getReasonPhrase() : "Error";
    }

    /** {@return this problem with another header} */
    public Problem with(String header, String value) {
        var more = new HttpHeaders();
        more.putAll(headers);
        more.add(header, value);
        return new Problem(status, detail, details, more);
    }
}
