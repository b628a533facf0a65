package dev.docent.api.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The calls that take an {@code Idempotency-Key}: all that create, but for the minting of keys, since a key is shown
 * once and not kept.
 */
final class IdempotentCalls {

    private static final RequestMatcher CALLS = new OrRequestMatcher(List.of(
            post("/api/v1/knowledge-bases"),
            post("/api/v1/knowledge-bases/import"),
            post("/api/v1/knowledge-bases/{id}/documents"),
            post("/api/v1/knowledge-bases/{id}/evaluations"),
            post("/api/v1/webhooks"),
            post("/make_embedding"),
            post("/start_chat"),
            post("/api/start_chat"),
            post("/chat"),
            post("/api/chat")));

    private IdempotentCalls() {}

    static boolean contains(HttpServletRequest request) {
        return CALLS.matches(request);
    }

    private static RequestMatcher post(String path) {
        return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, path);
    }
}
