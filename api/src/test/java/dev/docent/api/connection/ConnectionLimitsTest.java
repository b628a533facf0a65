package dev.docent.api.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The number of connections of an address, and handshakes of TLS. */
@Timeout(60)
class ConnectionLimitsTest {

    private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @TempDir
    Path folder;

    @Test
    void closesConnectionsOfAnAddressAboveTheLimit() throws IOException {
        try (var server = LimitedServer.start(folder, false, "docent.connections.per-address=2")) {
            var clients = new ArrayList<SlowClient>();
            for (int each = 0; each < 2; each++) {
                clients.add(new SlowClient(server.port()).send(GET).await("HTTP/1.1 200"));
                assertThat(clients.getLast().received()).startsWith("HTTP/1.1 200");
            }
            assertThat(isServed(server)).isFalse();
            assertThat(server.closed("address")).isEqualTo(1);

            clients.getFirst().close();
            while (!isServed(server)) {
                Thread.onSpinWait();
            }
            clients.getLast().close();
        }
    }

    @Test
    void doesNotLimitProxies() throws IOException {
        try (var server = LimitedServer.start(
                        folder,
                        false,
                        "docent.connections.per-address=1",
                        "docent.server.trusted-proxies=127\\.0\\.0\\.1|0:0:0:0:0:0:0:1");
                var first = new SlowClient(server.port()).send(GET).await("HTTP/1.1 200")) {
            assertThat(first.received()).startsWith("HTTP/1.1 200");
            assertThat(isServed(server)).isTrue();
        }
    }

    @Test
    void holdsNoBuffersOfARequestThatHasEnded() throws Exception {
        try (var server = LimitedServer.start(folder, false);
                var client = new SlowClient(server.port())) {
            client.send("GET /held HTTP/1.1\r\nHost: localhost\r\n\r\n");
            server.held().await(1);
            var channel = server.channels().getFirst();
            assertThat(server.buffers(channel)).isPresent();

            server.held().release();
            // The time limit of this class interrupts it.
            while (server.buffers(channel).isPresent()
                    && !Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            assertThat(server.buffers(channel)).isEmpty();
        }
    }

    @Test
    void closesSlowHandshakes() throws IOException {
        try (var server = LimitedServer.start(folder, true);
                var client = new SlowClient(server.port())) {
            // The header of a ClientHello of 512 bytes (RFC 8446, section 5.1).
            client.send(new byte[] {22, 3, 1, 2, 0, 1}).drip(new byte[1], 200);

            assertThat(client.isClosed()).isTrue();
            assertThat(server.closed("slow")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 20010db800010002",
        "2001:db8:1:2:ffff:4:5:6, 20010db800010002",
        "2001:db8:1:3::1, 20010db800010003",
        "unknown, unknown"
    })
    void countsNetworksOfIpv6AsOne(String address, String client) {
        assertThat(ClientAddress.of(address)).isEqualTo(client);
    }

    private static boolean isServed(LimitedServer server) throws IOException {
        try (var client = new SlowClient(server.port())) {
            return client.drip(GET, 1).await("HTTP/1.1 200").received().startsWith("HTTP/1.1 200");
        }
    }
}
