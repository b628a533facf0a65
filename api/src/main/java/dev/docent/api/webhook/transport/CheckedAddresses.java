package dev.docent.api.webhook.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names to permitted addresses. The connection uses the addresses returned here, so that a name that changes
 * between the check and the connection cannot lead elsewhere (DNS rebinding).
 */
record CheckedAddresses(DnsResolver names, boolean allowPrivate) implements DnsResolver {

    /** Bounds the connection attempts to a name with many dead addresses. */
    private static final int MAX_ADDRESSES = 3;

    /** @throws UnknownHostException if the name is unknown or one of its addresses is not permitted */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = names.resolve(host);
        if (addresses == null || addresses.length == 0) {
            throw new UnknownHostException(host);
        }
        if (!allowPrivate && !Arrays.stream(addresses).allMatch(PublicAddresses::contains)) {
            throw new UnknownHostException(host);
        }
        return Arrays.copyOf(addresses, Math.min(addresses.length, MAX_ADDRESSES));
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
