package dev.docent.api.trace;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Assigns an id to every request and logs one line when it ends: method, path pattern, status, duration and account.
 * Query strings, bodies and unknown paths are not logged, since they may be confidential.
 */
@Component
@Order(TraceFilter.WITHIN_OBSERVATION)
final class TraceFilter extends OncePerRequestFilter {

    /** Runs after the filter that observes the request, so that its log line has the id of the trace. */
    static final int WITHIN_OBSERVATION = Ordered.HIGHEST_PRECEDENCE + 2;

    private static final Logger log = LoggerFactory.getLogger("dev.docent.access-log");
    private static final String MDC_KEY = "request_id";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = RequestId.assign(request, request.getHeader(RequestId.HEADER));
        response.setHeader(RequestId.HEADER, id);
        MDC.put(MDC_KEY, id);
        var start = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            logEnd(request, response, Duration.ofNanos(System.nanoTime() - start));
            MDC.remove(MDC_KEY);
            MDC.remove(AccountOfRequest.MDC_KEY);
        }
    }

    private static void logEnd(HttpServletRequest request, HttpServletResponse response, Duration took) {
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        log.info(
                "{} {} {} {} ms account={} request={}",
                request.getMethod(),
                pattern == null ? "-" : pattern,
                response.getStatus(),
                took.toMillis(),
                AccountOfRequest.of(request),
                RequestId.of(request));
    }
}
