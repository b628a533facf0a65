package dev.docent.api.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/**
 * Recognizes requests of this service's own page, so that other sites cannot use the cookies of their visitors here. The
 * header is one that browsers send to other origins only if those permit it (CORS), which this service never does.
 */
public final class SameOrigin {

    /** The header that calls with a cookie must have, with any value, if they change something. */
    public static final String HEADER = "X-Requested-With";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private SameOrigin() {}

    /** {@return whether no other site can have caused the request} */
    public static boolean isOriginOf(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        var isOwn = site == null || OWN.contains(site);
        return isOwn && (SAFE.contains(request.getMethod()) || request.getHeader(HEADER) != null);
    }
}
