package dev.docent.api.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * The addresses that anyone on the internet may reach: those that the IANA special-purpose registries (RFC 6890) leave
 * over. Loopback, private, link-local, shared, multicast and documentation ranges are none of them, and neither is an
 * IPv6 address that stands for an IPv4 one, since what it leads to depends on the network.
 */
final class PublicAddresses {

    private static final List<IpAddressMatcher> SPECIAL_IPV4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            // The metadata service of Azure, in the midst of public addresses.
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
