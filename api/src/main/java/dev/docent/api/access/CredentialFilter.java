package dev.docent.api.access;

import dev.docent.api.trace.AccountOfRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Authenticates the caller by {@code X-API-Key} or {@code Authorization}. A bad credential does not end the request here,
 * since public endpoints remain accessible with an expired key; {@link Refusals} reports it where a credential is required.
 */
final class CredentialFilter extends OncePerRequestFilter {

    static final String API_KEY = "X-API-Key";

    private static final String FAILURE = CredentialFilter.class.getName() + ".failure";
    private static final String BEARER = "Bearer ";

    private final ApiKeys keys;
    private final ChatTokens tokens;
    private final Endpoints endpoints;

    CredentialFilter(ApiKeys keys, ChatTokens tokens, Endpoints endpoints) {
        this.keys = keys;
        this.tokens = tokens;
        this.endpoints = endpoints;
    }

    /** {@return why the credential was refused; null if none was presented, or if it was accepted} */
    static @Nullable String failure(HttpServletRequest request) {
        return request.getAttribute(FAILURE) instanceof String reason ? reason : null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            var caller = authenticate(request);
            if (caller != null) {
                setCaller(caller, request);
            }
        } catch (BadCredentialsException refused) {
            request.setAttribute(FAILURE, refused.getMessage());
        }
        chain.doFilter(request, response);
    }

    /** Older clients send their key together with the token: chat endpoints use the token. */
    private @Nullable Caller authenticate(HttpServletRequest request) {
        var key = request.getHeader(API_KEY);
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && (key == null || endpoints.takesTokensOnly(request))) {
            return Caller.conversation(tokens.verify(withoutScheme(authorization.strip())));
        }
        return key == null ? null : keys.authenticate(key.strip());
    }

    private static String withoutScheme(String authorization) {
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : authorization;
    }

    private static void setCaller(Caller caller, HttpServletRequest request) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(caller, null, caller.authorities()));
        SecurityContextHolder.setContext(context);
        AccountOfRequest.note(request, caller.account());
    }
}
