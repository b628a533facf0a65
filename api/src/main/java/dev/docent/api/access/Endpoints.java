package dev.docent.api.access;

import dev.docent.api.access.Access.Authority;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Finds the endpoint of a request, by path and method as Spring MVC matches them, and authorizes requests as the
 * endpoint's {@link Access} declares. Safe for concurrent use.
 */
@Component
public final class Endpoints implements AuthorizationManager<RequestAuthorizationContext> {

    private static final String FOUND = Endpoints.class.getName() + ".found";

    private final Supplier<Map<RequestMappingInfo, HandlerMethod>> all;

    Endpoints(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping) {
        this.all = SingletonSupplier.of(() -> mapping.getObject().getHandlerMethods());
    }

    /** {@return the endpoint of the request; empty if no endpoint has its path, or none of those its method} */
    public Optional<HandlerMethod> find(HttpServletRequest request) {
        if (request.getAttribute(FOUND) instanceof Found known && known.isFor(request)) {
            return known.endpoint();
        }
        var found = atPath(request)
                .filter(match -> match.info().getMethodsCondition().getMatchingCondition(request) != null)
                .min(Comparator.comparing(Match::pattern))
                .map(Match::handler);
        request.setAttribute(FOUND, new Found(request.getMethod(), request.getRequestURI(), found));
        return found;
    }

    /** What was found for a request, which several filters ask for. Another dispatch of it has another path. */
    private record Found(String method, String path, Optional<HandlerMethod> endpoint) {

        boolean isFor(HttpServletRequest request) {
            return method.equals(request.getMethod()) && path.equals(request.getRequestURI());
        }
    }

    /** {@return whether any endpoint has the path of the request, with this method or another} */
    public boolean existAt(HttpServletRequest request) {
        return atPath(request).findAny().isPresent();
    }

    /** {@return the authorities that permit calls of the endpoint; empty if it declares no {@link Access}} */
    public static List<Authority> authorities(HandlerMethod endpoint) {
        return access(endpoint).map(access -> List.of(access.value())).orElse(List.of());
    }

    /** {@return the authorities that calls of the endpoint require in addition to one of {@link #authorities}} */
    public static List<Authority> furtherAuthorities(HandlerMethod endpoint) {
        return access(endpoint).map(access -> List.of(access.and())).orElse(List.of());
    }

    private static Optional<Access> access(HandlerMethod endpoint) {
        return Optional.ofNullable(endpoint.getMethodAnnotation(Access.class))
                .or(() -> Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(endpoint.getBeanType(), Access.class)));
    }

    /** {@return whether the request is meant to end the credential that it came with} */
    public boolean endCredential(HttpServletRequest request) {
        return find(request)
                .flatMap(Endpoints::access)
                .map(Access::endsCredential)
                .orElse(false);
    }

    /** {@return whether the request is meant for a chat token before any key: its endpoint declares that first} */
    public boolean prefersTokens(HttpServletRequest request) {
        var authorities = find(request).map(Endpoints::authorities).orElse(List.of());
        return !authorities.isEmpty() && authorities.getFirst().isOfToken();
    }

    /**
     * {@inheritDoc}
     *
     * <p>A request that no endpoint serves only needs a credential: whoever has one learns that the path or the method
     * does not exist.
     */
    @Override
    public AuthorizationResult authorize(Supplier<Authentication> caller, RequestAuthorizationContext context) {
        var request = context.getRequest();
        var authorities = find(request)
                .map(Endpoints::authorities)
                .orElseGet(() -> isPublic(request) ? List.of(Authority.ANYONE) : List.of());
        if (authorities.contains(Authority.ANYONE)) {
            return new AuthorizationDecision(true);
        }
        if (authorities.isEmpty()) {
            return AuthenticatedAuthorizationManager.<RequestAuthorizationContext>authenticated()
                    .authorize(caller, context);
        }
        var further = find(request).map(Endpoints::furtherAuthorities).orElse(List.of());
        return Stream.concat(Stream.of(authorities), further.stream().map(List::of))
                .map(required -> hasAny(required).authorize(caller, context))
                .reduce((first, second) -> first.isGranted() ? second : first)
                .orElseThrow();
    }

    private static AuthorizationManager<RequestAuthorizationContext> hasAny(List<Authority> authorities) {
        return AuthorityAuthorizationManager.hasAnyAuthority(
                authorities.stream().map(Authority::id).toArray(String[]::new));
    }

    @Override
    @Deprecated
    public AuthorizationDecision check(Supplier<Authentication> caller, RequestAuthorizationContext context) {
        return (AuthorizationDecision) authorize(caller, context);
    }

    /** {@return whether anyone may learn which methods the path supports} */
    private boolean isPublic(HttpServletRequest request) {
        return atPath(request).anyMatch(match -> authorities(match.handler()).contains(Authority.ANYONE));
    }

    private Stream<Match> atPath(HttpServletRequest request) {
        var path = ServletRequestPathUtils.parseAndCache(request).pathWithinApplication();
        return all.get().entrySet().stream()
                .flatMap(each -> patterns(each.getKey())
                        .filter(pattern -> pattern.matches(path))
                        .map(pattern -> new Match(each.getKey(), pattern, each.getValue())));
    }

    private static Stream<PathPattern> patterns(RequestMappingInfo info) {
        return Stream.ofNullable(info.getPathPatternsCondition())
                .flatMap(condition -> condition.getPatterns().stream());
    }

    private record Match(RequestMappingInfo info, PathPattern pattern, HandlerMethod handler) {}
}
