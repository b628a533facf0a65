package dev.docent.api.exchange;

import dev.docent.api.problem.BodyTooLargeException;
import dev.docent.api.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits the length of bodies, whether or not the request declares it. Uploads have limits of their own. Runs after
 * authentication.
 */
@Component
@Order(0)
final class BodyLimitFilter extends OncePerRequestFilter {

    private static final List<String> UPLOADS = List.of("multipart/form-data", "application/zip");

    private final long limit;
    private final ProblemWriter problems;

    BodyLimitFilter(@Value("${docent.max-body-size:1MB}") DataSize limit, ProblemWriter problems) {
        this.limit = limit.toBytes();
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var type = Objects.requireNonNullElse(request.getContentType(), "");
        return UPLOADS.stream().anyMatch(upload -> type.regionMatches(true, 0, upload, 0, upload.length()));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > limit) {
            problems.write(new BodyTooLargeException(limit).problem(), request, response);
        } else {
            limited(request, response, chain);
        }
    }

    /** Filters read bodies as well, and their exceptions do not reach the {@code ProblemAdvice}. */
    private void limited(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(new LimitedRequest(request, limit), response);
        } catch (BodyTooLargeException tooLarge) {
            problems.write(tooLarge.problem(), request, response);
        }
    }
}
