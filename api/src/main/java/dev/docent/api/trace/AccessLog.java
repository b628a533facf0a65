package dev.docent.api.trace;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.web.servlet.HandlerMapping;

/**
 * The id of a request and its line in the log: method, path pattern, status, duration and account. Query strings, bodies
 * and unknown paths are not logged, since they may be confidential.
 *
 * @param start when the request began, as of {@link System#nanoTime}
 */
public record AccessLog(long start) {

    private static final Logger log = LoggerFactory.getLogger("dev.docent.access-log");
    private static final String MDC_KEY = "request_id";

    /** Assigns the id, in the response and in all lines logged on this thread until {@link #end}. */
    public static AccessLog begin(HttpServletRequest request, HttpServletResponse response) {
        var id = RequestId.assign(request, request.getHeader(RequestId.HEADER));
        response.setHeader(RequestId.HEADER, id);
        MDC.put(MDC_KEY, id);
        return new AccessLog(System.nanoTime());
    }

    /** Logs the line. */
    public void end(HttpServletRequest request, HttpServletResponse response) {
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        log.info(
                "{} {} {} {} ms account={} request={}",
                request.getMethod(),
                pattern == null ? "-" : pattern,
                response.getStatus(),
                Duration.ofNanos(System.nanoTime() - start).toMillis(),
                AccountOfRequest.of(request).orElse("-"),
                RequestId.of(request));
        MDC.remove(MDC_KEY);
        MDC.remove(AccountOfRequest.MDC_KEY);
    }
}
