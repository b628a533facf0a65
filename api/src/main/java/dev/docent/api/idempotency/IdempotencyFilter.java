package dev.docent.api.idempotency;

import dev.docent.api.access.Caller;
import dev.docent.api.access.ChatToken;
import dev.docent.api.access.Endpoints;
import dev.docent.api.access.Permission;
import dev.docent.api.access.share.SharesInUse;
import dev.docent.api.exchange.EventWriter;
import dev.docent.api.idempotency.IdempotentAnswers.Claim;
import dev.docent.api.problem.Problem;
import dev.docent.api.problem.ProblemWriter;
import dev.docent.runtime.TemporaryFiles;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Replays the first answer to a repeated POST for a day. Only successful answers are stored: a failed request changed
 * nothing and may be repeated with its key. Runs after authentication and after the check of the body's length.
 */
@Component
@Order(10)
final class IdempotencyFilter extends OncePerRequestFilter {

    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern VALID = Pattern.compile("[\\x21-\\x7E]{1,255}");
    private static final int MAX_STORED_BYTES = 1 << 20;

    private final Endpoints endpoints;
    private final IdempotentAnswers answers;
    private final StoredBody bodies;
    private final TemporaryFiles files;
    private final ProblemWriter problems;

    IdempotencyFilter(
            Endpoints endpoints,
            IdempotentAnswers answers,
            StoredBody bodies,
            TemporaryFiles archives,
            ProblemWriter problems) {
        this.endpoints = endpoints;
        this.answers = answers;
        this.bodies = bodies;
        this.files = archives;
        this.problems = problems;
    }

    /** Skips event streams as well: they may end in an error after status 200, so they have no answer to replay. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(KEY) == null
                || idempotent(request).isEmpty()
                || EventWriter.isPreferredBy(request)
                || caller().isEmpty();
    }

    private Optional<Idempotent> idempotent(HttpServletRequest request) {
        return endpoints.find(request).map(endpoint -> endpoint.getMethodAnnotation(Idempotent.class));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = request.getHeader(KEY);
        if (!VALID.matcher(key).matches()) {
            refuse(HttpStatus.BAD_REQUEST, "must be 1 to 255 visible ASCII characters", request, response);
            return;
        }
        var repeatable = read(request);
        if (repeatable.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        try (var body = repeatable.get()) {
            serve(id(caller().orElseThrow(), key), body, response, chain);
        }
    }

    /** {@return the request with its content; empty if it is a form that the handler fails to read as well} */
    private Optional<RepeatableRequest> read(HttpServletRequest request) throws IOException, ServletException {
        try {
            return Optional.of(RepeatableRequest.of(request, files));
        } catch (MultipartException malformedOrTooLarge) {
            return Optional.empty();
        }
    }

    private void serve(String id, RepeatableRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        switch (answers.claim(id, request.fingerprint())) {
            case Claim.First first -> serve(first.claimed(), request, response, chain);
            case Claim.Replay replay -> replay(id, replay, request, response);
            case Claim.Running ignored ->
                refuse(HttpStatus.CONFLICT, "belongs to a request that is still running", request, response);
            case Claim.Mismatch ignored ->
                refuse(HttpStatus.UNPROCESSABLE_ENTITY, "belongs to another request", request, response);
        }
    }

    private void serve(
            IdempotentAnswer claimed, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        var stored = false;
        try {
            chain.doFilter(request, answer);
            var body = answer.getContentAsByteArray();
            // What a share permitted is not replayed once the share may have ended.
            if (answer.getStatus() < 300 && body.length <= MAX_STORED_BYTES && !SharesInUse.isUsedBy(request)) {
                var shownOnce = idempotent(request).map(Idempotent::shownOnce).orElseThrow();
                answers.store(
                        claimed,
                        answer.getStatus(),
                        answer.getContentType(),
                        bodies.close(claimed.id(), body, shownOnce));
                stored = true;
            }
        } finally {
            if (!stored) {
                answers.release(claimed);
            }
        }
        answer.copyBodyToResponse();
    }

    private void replay(String id, Claim.Replay replay, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var body = bodies.open(id, replay.sealed());
        if (body.isEmpty()) {
            refuse(HttpStatus.CONFLICT, "was used, but its answer can no longer be decrypted", request, response);
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
        problems.write(Problem.ofField(status, KEY, reason), request, response);
    }

    private static Optional<Caller> caller() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(Authentication::getPrincipal)
                .filter(Caller.class::isInstance)
                .map(Caller.class::cast);
    }

    /** {@return the id of the answer: each credential, with its renewals, has keys of its own, and a change of its scopes begins new ones} */
    private static String id(Caller caller, String key) {
        var scopes =
                caller.permissions().stream().sorted().map(Permission::scope).collect(Collectors.joining(" "));
        var conversation = caller.chatToken().map(ChatToken::conversation).orElse("");
        return RepeatableRequest.hash(caller.account(), caller.credential().lineage(), conversation, scopes, key);
    }
}
