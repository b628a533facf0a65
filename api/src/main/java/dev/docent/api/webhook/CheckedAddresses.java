package dev.docent.api.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks up names, and gives no address unless all of the name's are allowed. The connection goes to what was given here
 * and to nothing else, so that a name which changes between the check and the connection gains nothing.
 */
final class CheckedAddresses implements DnsResolver {

    /** So that a name with many dead addresses cannot keep us busy. */
    private static final int MOST = 3;

    private final DnsResolver names;
    private final boolean allowPrivate;

    CheckedAddresses(DnsResolver names, boolean allowPrivate) {
        this.names = names;
        this.allowPrivate = allowPrivate;
    }

    /** @throws UnknownHostException when there is no such name, or one of its addresses is not public */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = names.resolve(host);
        if (addresses == null || addresses.length == 0) {
            throw new UnknownHostException(host);
        }
        if (!allowPrivate && !Arrays.stream(addresses).allMatch(PublicAddresses::contains)) {
            throw new UnknownHostException(host);
        }
        return Arrays.copyOf(addresses, Math.min(addresses.length, MOST));
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
