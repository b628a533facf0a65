package dev.docent.api.webhook.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.api.webhook.transport.WebhookTransport.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How messages are carried, to receivers of every kind. */
@Timeout(60)
class HttpWebhookTransportTest {

    private static final DnsResolver NAMES = new Names(Map.of("inside.example", List.of("127.0.0.1")));

    @Test
    void carriesWhatItIsGiven() throws Exception {
        try (var receiver = new Receiver();
                var transport = transport(true, Duration.ofSeconds(30))) {

            var outcome = transport.send(to(receiver.url()));

            assertThat(outcome).isEqualTo(new WebhookTransport.Outcome.Answered(204));
            assertThat(receiver.next())
                    .isEqualTo(new Receiver.Received("/hook", "an-id", 1_614_265_330, "v1,abc", "{\"ä\":1}"));
        }
    }

    @Test
    void followsNoRedirect() throws Exception {
        try (var receiver = new Receiver(307, 200);
                var transport = transport(true, Duration.ofSeconds(30))) {

            assertThat(transport.send(to(receiver.url()))).isEqualTo(new WebhookTransport.Outcome.Answered(307));

            assertThat(receiver.next().path()).isEqualTo("/hook");
            assertThat(receiver.isIdle()).isTrue();
        }
    }

    @Test
    void goesToNoPrivateAddressWhateverTheName() throws Exception {
        try (var receiver = new Receiver();
                var transport = transport(false, Duration.ofSeconds(30))) {
            var byName = receiver.url().replace("127.0.0.1", "inside.example");

            assertThat(transport.send(to(receiver.url()))).isEqualTo(unanswered("no_public_address"));
            assertThat(transport.send(to(byName))).isEqualTo(unanswered("no_public_address"));
            assertThat(transport.send(to("http://absent.example/"))).isEqualTo(unanswered("no_public_address"));

            assertThat(receiver.isIdle()).isTrue();
        }
    }

    @Test
    void connectsToTheAddressThatWasLookedUpAndLooksItUpEachTime() throws Exception {
        var lookups = new java.util.concurrent.atomic.AtomicInteger();
        var counting = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                lookups.incrementAndGet();
                return new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        try (var receiver = new Receiver();
                var transport = transport(counting, true, Duration.ofSeconds(30))) {
            var url = receiver.url().replace("127.0.0.1", "nowhere.invalid");

            assertThat(transport.send(to(url))).isEqualTo(new WebhookTransport.Outcome.Answered(204));
            assertThat(lookups).hasValue(1);
            assertThat(transport.send(to(url))).isEqualTo(new WebhookTransport.Outcome.Answered(204));
            assertThat(lookups).hasValue(2);
        }
    }

    @Test
    void waitsForNobodyForLong() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var transport = transport(true, Duration.ofMillis(200))) {
            assertThat(transport.send(to("http://127.0.0.1:" + silent.getLocalPort())))
                    .isEqualTo(unanswered("timeout"));
        }
    }

    @Test
    void readsNoMoreThanTheBeginningOfAnAnswer() throws Exception {
        try (var endless = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var transport = transport(true, Duration.ofSeconds(30))) {
            var answering = Thread.ofVirtual().start(() -> answerWithoutEnd(endless));

            var outcome = transport.send(to("http://127.0.0.1:" + endless.getLocalPort()));

            assertThat(outcome).isEqualTo(new WebhookTransport.Outcome.Answered(200, "\0".repeat(1024)));
            // It could write until we closed the connection, and no longer.
            assertThat(answering.join(Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    void saysWhatWentWrong() throws Exception {
        int closed;
        try (var soonClosed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = soonClosed.getLocalPort();
        }
        try (var plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var transport = transport(true, Duration.ofSeconds(30))) {
            Thread.ofVirtual().start(() -> answerWithoutTls(plain));

            assertThat(transport.send(to("http://127.0.0.1:" + closed))).isEqualTo(unanswered("connection"));
            assertThat(transport.send(to("https://127.0.0.1:" + plain.getLocalPort())))
                    .isEqualTo(unanswered("tls"));
        }
    }

    private static void answerWithoutTls(ServerSocket server) {
        try (var connection = server.accept()) {
            connection.getOutputStream().write("HTTP/1.1 400 \r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            connection.getInputStream().readAllBytes();
        } catch (IOException closed) {
            // The client has gone.
        }
    }

    private static void answerWithoutEnd(ServerSocket server) {
        try (var connection = server.accept()) {
            var out = connection.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(new byte[65_536]);
            }
        } catch (IOException closed) {
            // That is how it ends.
        }
    }

    private static Message to(String url) {
        return new Message(url, "an-id", Instant.ofEpochSecond(1_614_265_330), "v1,abc", "{\"ä\":1}");
    }

    private static WebhookTransport.Outcome unanswered(String reason) {
        return new WebhookTransport.Outcome.Unanswered(reason);
    }

    private static HttpWebhookTransport transport(boolean allowPrivate, Duration timeout) {
        return transport(NAMES, allowPrivate, timeout);
    }

    private static HttpWebhookTransport transport(DnsResolver names, boolean allowPrivate, Duration timeout) {
        var properties = new WebhookProperties(true, allowPrivate, 4, timeout);
        return WebhookTransportConfiguration.webhookTransport(new CheckedAddresses(names, allowPrivate), properties);
    }
}
