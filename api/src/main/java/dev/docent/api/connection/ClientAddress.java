package dev.docent.api.connection;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Whom an IP address belongs to: an IPv6 network of 64 bits is given to one customer, who can use all of its addresses. */
public final class ClientAddress {

    private static final int NETWORK_BYTES = 8;
    private static final String DISCONNECTED = "disconnected";

    private ClientAddress() {}

    /** {@return the IPv4 address, or the network of the IPv6 address} */
    static String of(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                : address.getHostAddress();
    }

    /**
     * {@return the same for an address as text; a text that is no IP address is returned as it is}
     *
     * @param address null if the client has disconnected: all such share one name
     */
    public static String of(@Nullable String address) {
        if (address == null) {
            return DISCONNECTED;
        }
        try {
            return of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException noLiteral) {
            return address;
        }
    }
}
