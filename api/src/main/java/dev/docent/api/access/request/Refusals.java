package dev.docent.api.access.request;

import dev.docent.api.access.Caller;
import dev.docent.api.access.Endpoints;
import dev.docent.api.access.Permission;
import dev.docent.api.problem.Problem;
import dev.docent.api.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/**
 * Answers refused requests: a missing or bad credential (401), a credential without the permission (403), a path or header
 * with forbidden characters (400). An unauthenticated request to an unknown path gets 404.
 */
@Component
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    private final ProblemWriter problems;
    private final Endpoints endpoints;
    private final AuditedRefusals audit;

    Refusals(ProblemWriter problems, Endpoints endpoints, AuditedRefusals audit) {
        this.problems = problems;
        this.endpoints = endpoints;
        this.audit = audit;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        if (!endpoints.existAt(request)) {
            problems.write(Problem.of(HttpStatus.NOT_FOUND, "There is nothing at this path"), request, response);
            return;
        }
        audit.record(request, "401");
        var failure = CredentialFilter.failure(request);
        var detail = failure == null
                ? "This call requires a credential: an API key in X-API-Key, or a token in Authorization"
                : failure;
        problems.write(unauthorized(detail, failure != null), request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        var missing = endpoints.prefersTokens(request) && isChatToken() ? Caller.CONVERSATION : missing(denied);
        var problem = switch (missing) {
            case Caller.CONVERSATION ->
                unauthorized("This call requires the token that POST /api/start_chat issues, in Authorization", false);
            case Caller.MASTER -> forbidden("Only the master key permits this call", missing);
            case Caller.SIGNED_IN ->
                forbidden(
                        "Only people who signed in may call this: send the access token of POST /api/v1/auth/login",
                        missing);
            case Caller.WHOLE_ACCOUNT ->
                Problem.of(
                        HttpStatus.FORBIDDEN,
                        "The API key is bound to knowledge bases, and this call concerns the whole account");
            case Caller.ADMINISTRATOR ->
                forbidden(
                        "Only the master key, and administrators' keys with the scope admin, permit this call",
                        Permission.ADMIN.scope());
            default -> forbidden("The credential lacks the scope " + missing, missing);
        };
        audit.record(request, String.valueOf(problem.status().value()));
        problems.write(problem, request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
            throws IOException {
        var detail = "The path or a header contains characters that are not allowed there";
        problems.write(Problem.of(HttpStatus.BAD_REQUEST, detail), request, response);
    }

    private static Problem unauthorized(String detail, boolean presented) {
        var error = presented ? ", error=\"invalid_token\"" : "";
        return Problem.of(HttpStatus.UNAUTHORIZED, detail)
                .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"docent\"" + error)
                .with(HttpHeaders.WWW_AUTHENTICATE, "ApiKey realm=\"docent\", header=\"X-API-Key\"");
    }

    private static Problem forbidden(String detail, String scope) {
        return Problem.of(HttpStatus.FORBIDDEN, detail, Map.of("scope", scope));
    }

    /** {@return whether the caller has a chat token, which ends where its key no longer permits to chat} */
    private static boolean isChatToken() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getPrincipal() instanceof Caller caller
                && caller.chatToken().isPresent();
    }

    /** {@return the missing authority; of several alternatives, one that an API key can have} */
    private static String missing(AccessDeniedException denied) {
        return denied instanceof AuthorizationDeniedException known
                        && known.getAuthorizationResult() instanceof AuthorityAuthorizationDecision decision
                ? decision.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .min(Comparator.comparing(authority ->
                                Permission.ofScope(String.valueOf(authority)).isEmpty()))
                        .orElse("")
                : "";
    }
}
