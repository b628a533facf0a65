package dev.docent.api.trace;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Assigns an id to every request that a filter sees, and logs its line when it ends. */
@Component
@Order(TraceFilter.WITHIN_OBSERVATION)
final class TraceFilter extends OncePerRequestFilter {

    /** Runs after the filter that observes the request, so that its log line has the id of the trace. */
    static final int WITHIN_OBSERVATION = Ordered.HIGHEST_PRECEDENCE + 2;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var entry = AccessLog.begin(request, response);
        try {
            chain.doFilter(request, response);
        } finally {
            entry.end(request, response);
        }
    }
}
