package dev.docent.api.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Addresses of clients as those whom limits count. */
class ClientAddressTest {

    @Test
    void isTheNetworkOfAnIpv6Address() {
        assertThat(ClientAddress.of("2001:db8:1:2::1")).isEqualTo(ClientAddress.of("2001:db8:1:2:ffff::2"));
        assertThat(ClientAddress.of("2001:db8:1:2::1")).isNotEqualTo(ClientAddress.of("2001:db8:1:3::1"));
    }

    @Test
    void isTheIpv4AddressOrTheTextThatAProxyWrote() {
        assertThat(ClientAddress.of("192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(ClientAddress.of("_hidden")).isEqualTo("_hidden");
    }

    @Test
    void isOneNameForClientsThatHaveDisconnected() {
        assertThat(ClientAddress.of((String) null)).isEqualTo("disconnected");
    }
}
