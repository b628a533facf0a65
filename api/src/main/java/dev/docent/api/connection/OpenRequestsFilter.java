package dev.docent.api.connection;

import dev.docent.api.problem.Problem;
import dev.docent.api.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits the requests of a client that are served at once, streams included. */
final class OpenRequestsFilter extends OncePerRequestFilter {

    private final OpenCounts counts;
    private final Function<HttpServletRequest, Optional<String>> client;
    private final String detail;
    private final ProblemWriter problems;

    /** @param client returns empty for requests that are not limited @param detail the sentence of a refusal */
    OpenRequestsFilter(
            int limit, Function<HttpServletRequest, Optional<String>> client, String detail, ProblemWriter problems) {
        this.counts = new OpenCounts(limit);
        this.client = client;
        this.detail = detail;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var known = client.apply(request);
        if (known.isPresent() && !counts.enter(known.get())) {
            problems.write(
                    Problem.of(HttpStatus.TOO_MANY_REQUESTS, detail).with(HttpHeaders.RETRY_AFTER, "1"),
                    request,
                    response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            known.ifPresent(counts::leave);
        }
    }
}
