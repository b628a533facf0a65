package dev.docent.api.access;

import dev.docent.api.trace.AccountOfRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Recognises the caller by {@code X-API-Key} or {@code Authorization}. What is wrong with a credential is only noted
 * here: whether one was needed is decided later, so that a stale key does not hide what is public.
 */
final class CredentialFilter extends OncePerRequestFilter {

    static final String API_KEY = "X-API-Key";

    private static final String FAILURE = CredentialFilter.class.getName() + ".failure";
    private static final String BEARER = "Bearer ";

    private final Credentials credentials;

    CredentialFilter(Credentials credentials) {
        this.credentials = credentials;
    }

    /** {@return why the credential was refused; null when there was none} */
    static @Nullable String failure(HttpServletRequest request) {
        return request.getAttribute(FAILURE) instanceof String reason ? reason : null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            var caller = recognise(request);
            if (caller != null) {
                remember(caller, request);
            }
        } catch (BadCredentialException refused) {
            request.setAttribute(FAILURE, refused.getMessage());
        }
        chain.doFilter(request, response);
    }

    /** Older clients send their key along with the token: where one chats, the token counts. */
    private @Nullable Caller recognise(HttpServletRequest request) {
        var key = request.getHeader(API_KEY);
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && (key == null || request.getRequestURI().endsWith("/chat"))) {
            return credentials.ofToken(withoutScheme(authorization.strip()));
        }
        return key == null ? null : credentials.ofKey(key.strip());
    }

    private static String withoutScheme(String authorization) {
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : authorization;
    }

    private static void remember(Caller caller, HttpServletRequest request) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(caller, null, caller.authorities()));
        SecurityContextHolder.setContext(context);
        AccountOfRequest.note(request, caller.account());
    }
}
