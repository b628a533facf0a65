package dev.docent.api.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** Many requests at once on one connection of HTTP/2: their address may open no other one here. */
@Timeout(60)
class Http2StreamsTest {

    private static final String ONE_CONNECTION = "docent.connections.per-address=1";

    @TempDir
    Path folder;

    @Test
    void areServedUpToTheLimitOfTheirConnection() throws Exception {
        try (var server = LimitedServer.start(
                        folder, true, ONE_CONNECTION, "docent.connections.streams-per-connection=30");
                var client = client()) {
            assertThat(get(client, server, "").get().version()).isEqualTo(HttpClient.Version.HTTP_2);
            var held = IntStream.range(0, 30)
                    .mapToObj(_ -> get(client, server, "held"))
                    .toList();
            server.held().await(30);

            assertThatThrownBy(() -> get(client, server, "").get()).hasRootCauseInstanceOf(IOException.class);
            server.held().release();
            for (var answer : held) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
            assertThat(get(client, server, "").get().statusCode()).isEqualTo(200);
            assertThat(server.closed("address")).isZero();
        }
    }

    @Test
    void areResetAboveTheLimitOfTheirConnection() throws Exception {
        try (var server = LimitedServer.start(folder, false, "docent.connections.streams-per-connection=2");
                var client = new SlowClient(server.port())) {
            client.send(Http2Frames.preface())
                    .send(Http2Frames.post(1))
                    .send(Http2Frames.post(3))
                    .send(Http2Frames.post(5))
                    .await(Http2Frames.refusal(5));

            assertThat(client.received())
                    .contains(Http2Frames.refusal(5))
                    .doesNotContain(Http2Frames.refusal(1), Http2Frames.refusal(3));
        }
    }

    @Test
    void sayHowMuchOfABodyTheyTakeAtOnce() throws Exception {
        try (var server = LimitedServer.start(folder, false, "docent.connections.stream-window=4KB");
                var client = new SlowClient(server.port())) {
            client.send(Http2Frames.preface()).await(Http2Frames.window(4096));

            assertThat(client.received()).contains(Http2Frames.window(4096));
        }
    }

    @Test
    void countAsRequestsOfTheirAddress() throws Exception {
        try (var server =
                        LimitedServer.start(folder, true, ONE_CONNECTION, "docent.connections.requests-per-address=2");
                var client = client()) {
            get(client, server, "").get();
            var held = IntStream.range(0, 2)
                    .mapToObj(_ -> get(client, server, "held"))
                    .toList();
            server.held().await(2);

            assertThat(get(client, server, "").get().statusCode()).isEqualTo(429);
            server.held().release();
            for (var answer : held) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
        }
    }

    private static CompletableFuture<HttpResponse<String>> get(HttpClient client, LimitedServer server, String path) {
        var address = URI.create("https://localhost:%d/%s".formatted(server.port(), path));
        return client.sendAsync(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    /** {@return a client that trusts the certificate of a server that has started} */
    private HttpClient client() {
        var certificate = folder.resolve("certs/certificate.crt").toUri().toString();
        var trusted = new PemSslStoreBundle(null, PemSslStoreDetails.forCertificate(certificate));
        return HttpClient.newBuilder()
                .sslContext(SslBundle.of(trusted).createSslContext())
                .build();
    }
}
