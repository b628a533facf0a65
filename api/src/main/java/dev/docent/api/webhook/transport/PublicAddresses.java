package dev.docent.api.webhook.transport;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * The public internet addresses: all that are not in the IANA special-purpose registries (RFC 6890), which list loopback,
 * private, link-local, shared, multicast and documentation ranges. IPv6 addresses that map to IPv4 ones are excluded too,
 * since their destination depends on the network.
 */
final class PublicAddresses {

    private static final List<IpAddressMatcher> SPECIAL_IPV4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            // The metadata service of Azure, which has a public address.
            "168.63.129.16/32",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    private static final IpAddressMatcher GLOBAL_IPV6 = new IpAddressMatcher("2000::/3");
    private static final List<IpAddressMatcher> SPECIAL_IPV6 =
            blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private PublicAddresses() {}

    static boolean contains(InetAddress address) {
        var text = withoutScope(address);
        return address instanceof Inet4Address
                ? SPECIAL_IPV4.stream().noneMatch(block -> block.matches(text))
                : GLOBAL_IPV6.matches(text) && SPECIAL_IPV6.stream().noneMatch(block -> block.matches(text));
    }

    private static String withoutScope(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress()).getHostAddress();
        } catch (UnknownHostException cannotHappen) {
            throw new IllegalStateException(cannotHappen);
        }
    }

    private static List<IpAddressMatcher> blocks(String... blocks) {
        return Stream.of(blocks).map(IpAddressMatcher::new).toList();
    }
}
