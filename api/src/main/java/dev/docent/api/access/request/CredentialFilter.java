package dev.docent.api.access.request;

import dev.docent.api.access.AccessTokens;
import dev.docent.api.access.Authenticated;
import dev.docent.api.access.Caller;
import dev.docent.api.access.Endpoints;
import dev.docent.api.access.SameOrigin;
import dev.docent.api.exchange.EndableResponse;
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
import org.springframework.web.util.WebUtils;

/**
 * Authenticates the caller by {@code X-API-Key}, {@code Authorization} or the cookie of a page, and ends the answer when the credential ends. A
 * bad credential does not end the request here, since public endpoints remain accessible with an expired key;
 * {@link Refusals} reports it where a credential is required.
 */
final class CredentialFilter extends OncePerRequestFilter {

    static final String API_KEY = "X-API-Key";

    private static final String FAILURE = CredentialFilter.class.getName() + ".failure";
    private static final String BEARER = "Bearer ";

    private final Callers callers;
    private final Endpoints endpoints;
    private final LimitGate limits;
    private final BudgetGate budgets;
    private final OpenRequests open;

    CredentialFilter(Callers callers, Endpoints endpoints, LimitGate limits, BudgetGate budgets, OpenRequests open) {
        this.callers = callers;
        this.endpoints = endpoints;
        this.limits = limits;
        this.budgets = budgets;
        this.open = open;
    }

    /** {@return why the credential was refused; null if none was presented, or if it was accepted} */
    static @Nullable String failure(HttpServletRequest request) {
        return request.getAttribute(FAILURE) instanceof String reason ? reason : null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isPresented(request) && !limits.admitsCredential(request, response)) {
            return;
        }
        var authenticated = authenticated(request);
        if (authenticated == null) {
            if (limits.admitsAnonymous(failure(request) != null, request, response)) {
                chain.doFilter(request, response);
            }
            return;
        }
        setCaller(authenticated.caller(), request);
        if (limits.admits(authenticated.caller(), request, response)
                && budgets.admits(authenticated, request, response)) {
            serve(authenticated.caller(), request, new EndableResponse(response), chain);
        }
    }

    private void serve(Caller caller, HttpServletRequest request, EndableResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (var _ = endpoints.endCredential(request) ? null : open.add(caller, request, response)) {
            chain.doFilter(request, response);
        } finally {
            limits.served(caller, request);
        }
    }

    private static boolean isPresented(HttpServletRequest request) {
        return request.getHeader(API_KEY) != null || request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    private @Nullable Authenticated authenticated(HttpServletRequest request) {
        try {
            return authenticate(request);
        } catch (BadCredentialsException refused) {
            request.setAttribute(FAILURE, refused.getMessage());
            return null;
        }
    }

    /** Older clients send their key together with the token: chat endpoints use the token. */
    private @Nullable Authenticated authenticate(HttpServletRequest request) {
        var key = request.getHeader(API_KEY);
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && (key == null || endpoints.prefersTokens(request))) {
            return callers.withToken(withoutScheme(authorization.strip()));
        }
        return key == null ? authenticateByCookie(request) : callers.withKey(key.strip());
    }

    private @Nullable Authenticated authenticateByCookie(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, AccessTokens.COOKIE);
        if (cookie == null) {
            return null;
        }
        if (!SameOrigin.isOriginOf(request)) {
            throw new BadCredentialsException(
                    "A call with a cookie must come from this origin and have the header " + SameOrigin.HEADER);
        }
        return callers.withToken(cookie.getValue());
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
