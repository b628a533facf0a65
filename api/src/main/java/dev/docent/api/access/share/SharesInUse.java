package dev.docent.api.access.share;

import dev.docent.api.access.share.AccessInForce.HeldAccess;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** What of other accounts a request relies on: when one of it ends, so does the request. Safe for concurrent use. */
public final class SharesInUse {

    private static final String ATTRIBUTE = SharesInUse.class.getName();

    private final Set<HeldAccess> held = ConcurrentHashMap.newKeySet();

    private SharesInUse() {}

    /** {@return an empty set, which the request keeps} */
    public static SharesInUse begin(HttpServletRequest request) {
        var shares = new SharesInUse();
        request.setAttribute(ATTRIBUTE, shares);
        return shares;
    }

    /** Remembers that the request that this thread serves relies on it; does nothing outside of requests. */
    public static void add(HeldAccess share) {
        current().ifPresent(shares -> shares.held.add(share));
    }

    /** {@return what the request that this thread serves relies on so far; empty outside of requests} */
    public static Set<HeldAccess> ofThisRequest() {
        return current().map(SharesInUse::all).orElse(Set.of());
    }

    private static Optional<SharesInUse> current() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .map(attributes -> (SharesInUse) attributes.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST));
    }

    /** {@return what the request relies on so far} */
    public static Set<HeldAccess> of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof SharesInUse shares ? shares.all() : Set.of();
    }

    /** {@return whether the request relies on anything of other accounts} */
    public static boolean isUsedBy(HttpServletRequest request) {
        return !of(request).isEmpty();
    }

    /** {@return what the request relies on so far} */
    public Set<HeldAccess> all() {
        return Set.copyOf(held);
    }
}
