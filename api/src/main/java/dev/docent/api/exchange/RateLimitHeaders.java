package dev.docent.api.exchange;

import jakarta.servlet.http.HttpServletResponse;

/** The headers that tell a client how much of a limit is left: of several limits, of the tightest. */
public final class RateLimitHeaders {

    private static final String LIMIT = "RateLimit-Limit";
    private static final String REMAINING = "RateLimit-Remaining";
    private static final String RESET = "RateLimit-Reset";

    private RateLimitHeaders() {}

    /** Shows the limit, unless another one is shown of which less is left. */
    public static void tighten(HttpServletResponse response, long limit, long remaining, long resetSeconds) {
        var shown = response.getHeader(REMAINING);
        if (shown == null || remaining < Long.parseLong(shown)) {
            set(response, limit, remaining, resetSeconds);
        }
    }

    /** Shows the limit, as the one that a request exceeds. */
    public static void set(HttpServletResponse response, long limit, long remaining, long resetSeconds) {
        response.setHeader(LIMIT, Long.toString(limit));
        response.setHeader(REMAINING, Long.toString(remaining));
        response.setHeader(RESET, Long.toString(resetSeconds));
    }
}
