package dev.docent.api.exchange;

import dev.docent.api.problem.BodyTooLargeException;
import dev.docent.api.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits the length of bodies, whether or not the request declares it. Runs after authentication. */
@Component
@Order(0)
final class BodyLimitFilter extends OncePerRequestFilter {

    private final long limit;
    private final long archiveLimit;
    private final ProblemWriter problems;

    BodyLimitFilter(
            @Value("${docent.max-body-size:1MB}") DataSize limit,
            @Value("${docent.archive.max-size:10GB}") DataSize archiveLimit,
            ProblemWriter problems) {
        this.limit = limit.toBytes();
        this.archiveLimit = archiveLimit.toBytes();
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        switch (BodyType.of(request)) {
            case FORM -> chain.doFilter(request, response);
            case ARCHIVE -> limited(request, archiveLimit, response, chain);
            case OTHER -> limited(request, limit, response, chain);
        }
    }

    /** Filters read bodies as well, and their exceptions do not reach the {@code ProblemAdvice}. */
    private void limited(HttpServletRequest request, long length, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            if (request.getContentLengthLong() > length) {
                throw new BodyTooLargeException(length);
            }
            chain.doFilter(new LimitedRequest(request, length), response);
        } catch (BodyTooLargeException tooLarge) {
            problems.write(tooLarge.problem(), request, response);
        }
    }
}
