package dev.docent.api.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that send a byte now and then. Each would be served for 10 seconds or more without the limits. */
@Timeout(60)
class SlowClientsTest {

    private static final int TIMES = 200;
    private static final String HEAD = "POST /%s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n";
    private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @TempDir
    static Path folder;

    private static LimitedServer server;

    @BeforeAll
    static void start() {
        server = LimitedServer.start(folder, false);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void areDisconnectedWithinTheirHead() throws IOException {
        var before = server.closed("slow");
        try (var client = new SlowClient(server.port())) {
            client.send("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ").drip("a", TIMES);

            assertThat(client.isClosed()).isTrue();
            assertThat(client.received()).isEmpty();
            assertThat(server.closed("slow")).isGreaterThan(before);
        }
    }

    @Test
    void areDisconnectedWithinTheFirstLine() throws IOException {
        try (var client = new SlowClient(server.port())) {
            client.drip("G", TIMES);

            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void areServedWhileTheirHeadsCompleteInTime() throws IOException {
        try (var client = new SlowClient(server.port())) {
            for (int request = 0; request < 10; request++) {
                client.send(GET.substring(0, 20))
                        .receive()
                        .send(GET.substring(20))
                        .receive();
            }

            assertThat(client.isClosed()).isFalse();
            assertThat(client.received().split("HTTP/1.1 200", -1)).hasSize(11);
        }
    }

    @Test
    void areAnswered408WithinTheirBody() throws IOException {
        try (var client = new SlowClient(server.port())) {
            client.send(HEAD.formatted("")).drip("a", TIMES);

            assertThat(client.received()).startsWith("HTTP/1.1 408");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void areAnswered408WithinAChunkedBody() throws IOException {
        try (var client = new SlowClient(server.port())) {
            client.send("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .drip("1\r\na\r\n", TIMES);

            assertThat(client.received()).startsWith("HTTP/1.1 408");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void areDisconnectedWithinABodyThatNobodyReads() throws IOException {
        try (var client = new SlowClient(server.port())) {
            client.send(HEAD.formatted("unread")).await("unread");
            assertThat(client.received()).startsWith("HTTP/1.1 200");

            client.drip("a", TIMES);
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void keepTheConnectionAfterABodyThatNobodyReads() throws IOException {
        try (var client = new SlowClient(server.port())) {
            client.send(HEAD.formatted("unread") + "a".repeat(100_000))
                    .receive()
                    .send(GET)
                    .receive();

            assertThat(client.received().split("HTTP/1.1 200", -1)).hasSize(3);
        }
    }

    @Test
    void areDisconnectedWithinAHeadOfHttp2() throws IOException {
        try (var client = new SlowClient(server.port())) {
            client.send(Http2Frames.preface())
                    .send(Http2Frames.header(1, 4, 1, 200))
                    .drip("a", TIMES);

            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void areAnswered408WithinABodyOfHttp2() throws IOException {
        try (var client = new SlowClient(server.port())) {
            client.send(Http2Frames.preface()).send(Http2Frames.post()).drip(Http2Frames.data(1_500), 40);

            assertThat(client.received()).contains("408");
        }
    }
}
