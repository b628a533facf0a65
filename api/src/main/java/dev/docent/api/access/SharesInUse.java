package dev.docent.api.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** The shares that a request relies on: when one of them ends, so does the request. Safe for concurrent use. */
public final class SharesInUse {

    private static final String ATTRIBUTE = SharesInUse.class.getName();

    private final Set<HeldShare> held = ConcurrentHashMap.newKeySet();

    private SharesInUse() {}

    /** {@return an empty set, which the request keeps} */
    public static SharesInUse begin(HttpServletRequest request) {
        var shares = new SharesInUse();
        request.setAttribute(ATTRIBUTE, shares);
        return shares;
    }

    /** Remembers that the request that this thread serves relies on the share; does nothing outside of requests. */
    public static void add(HeldShare share) {
        Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .map(attributes -> attributes.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST))
                .ifPresent(shares -> ((SharesInUse) shares).held.add(share));
    }

    /** {@return whether the request relies on any share} */
    public static boolean isUsedBy(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof SharesInUse shares && !shares.held.isEmpty();
    }

    /** {@return the shares that the request relies on so far} */
    public Set<HeldShare> all() {
        return Set.copyOf(held);
    }
}
