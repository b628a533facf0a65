package dev.docent.api.idempotency;

import dev.docent.api.access.Caller;
import dev.docent.api.access.ChatToken;
import dev.docent.api.exchange.EventWriter;
import dev.docent.api.problem.Problem;
import dev.docent.api.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Answers a repeated POST as it was answered the first time, for a day. Only successes are kept: a request that failed
 * changed nothing and may be made again under its key. Runs after the credentials and the length of the body were
 * checked.
 */
@Component
@Order(10)
final class IdempotencyFilter extends OncePerRequestFilter {

    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern VALID = Pattern.compile("[\\x21-\\x7E]{1,255}");
    private static final int LARGEST_KEPT = 1 << 20;

    private final IdempotentAnswers answers;
    private final SealedAnswers sealed;
    private final ProblemWriter problems;

    IdempotencyFilter(IdempotentAnswers answers, SealedAnswers sealed, ProblemWriter problems) {
        this.answers = answers;
        this.sealed = sealed;
        this.problems = problems;
    }

    /** Events are told while they come about, and may end in an error after 200: there is no answer to give again. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(KEY) == null
                || !IdempotentCalls.contains(request)
                || EventWriter.areAsked(request)
                || caller() == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = request.getHeader(KEY);
        if (!VALID.matcher(key).matches()) {
            refuse(HttpStatus.BAD_REQUEST, "is not 1 to 255 visible ASCII characters", request, response);
            return;
        }
        var repeatable = RepeatableRequest.of(request);
        var id = Fingerprint.of(String.valueOf(caller()), key);
        switch (answers.claim(id, repeatable.fingerprint())) {
            case IdempotentAnswers.Claim.Begin begin -> serve(begin.claimed(), repeatable, response, chain);
            case IdempotentAnswers.Claim.Replay replay -> replay(id, replay, request, response);
            case IdempotentAnswers.Claim.Running ignored ->
                refuse(HttpStatus.CONFLICT, "belongs to a request that is still running", request, response);
            case IdempotentAnswers.Claim.Mismatch ignored ->
                refuse(HttpStatus.UNPROCESSABLE_ENTITY, "belongs to another request", request, response);
        }
    }

    private void serve(
            IdempotentAnswer claimed, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        var kept = false;
        try {
            chain.doFilter(request, answer);
            var body = answer.getContentAsByteArray();
            if (answer.getStatus() < 300 && body.length <= LARGEST_KEPT) {
                answers.keep(claimed, answer.getStatus(), answer.getContentType(), sealed.seal(claimed.id(), body));
                kept = true;
            }
        } finally {
            if (!kept) {
                answers.release(claimed);
            }
        }
        answer.copyBodyToResponse();
    }

    private void replay(
            String id, IdempotentAnswers.Claim.Replay replay, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var body = sealed.open(id, replay.sealed());
        if (body.isEmpty()) {
            refuse(HttpStatus.CONFLICT, "was used, but its answer can no longer be read", request, response);
            return;
        }
        response.setStatus(replay.status());
        replay.contentType().ifPresent(response::setContentType);
        response.setHeader(REPLAYED, "true");
        response.setContentLength(body.get().length);
        response.getOutputStream().write(body.get());
    }

    private void refuse(HttpStatus status, String reason, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(Problem.of(status, KEY + ": " + reason, Map.of(KEY, reason)), request, response);
    }

    /** A chat token's conversation is a caller of its own. */
    private static @Nullable String caller() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller
                ? caller.account()
                        + caller.chatToken().map(ChatToken::conversation).orElse("")
                : null;
    }
}
