package dev.docent.api.connection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of connections and requests. An address is an IPv4 address, or the first 64 bits of an IPv6 address, which
 * belong to one network.
 *
 * @param perAddress number of connections of an address; more are closed at once. Not limited are the addresses of
 *     {@code docent.server.trusted-proxies}
 * @param streamsPerConnection number of requests on one connection of HTTP/2 that are served at once; clients learn it and
 *     wait, or open another connection, and streams above it are reset ({@code REFUSED_STREAM})
 * @param streamWindow how much of the body of a request on HTTP/2 a client may send before it was read; each request that has a
 *     body holds twice as much memory until it is answered, and an upload takes a round trip for each window
 * @param requestsPerAddress number of requests of an address that are served at once, streams included; more are refused
 *     (429)
 * @param requestsPerAccount number of requests of an account that are served at once, streams included; more are refused
 *     (429)
 * @param handshakeTimeout how long a TLS handshake may take
 * @param headTimeout how long the head of an HTTP/1.1 request may take from its first byte. With HTTP/2,
 *     {@code server.tomcat.keep-alive-timeout} limits it
 * @param bodyGrace how long the service waits for the bytes of a body, beyond what {@code body-rate} allows
 * @param bodyRate number of bytes of a body that must arrive for each further second of waiting
 */
@ConfigurationProperties("docent.connections")
record ConnectionProperties(
        @DefaultValue("512") int perAddress,
        @DefaultValue("100") int streamsPerConnection,
        @DefaultValue("16KB") DataSize streamWindow,
        @DefaultValue("512") int requestsPerAddress,
        @DefaultValue("256") int requestsPerAccount,
        @DefaultValue("10s") Duration handshakeTimeout,
        @DefaultValue("20s") Duration headTimeout,
        @DefaultValue("20s") Duration bodyGrace,
        @DefaultValue("1KB") DataSize bodyRate) {

    ConnectionProperties {
        if (perAddress < 1 || streamsPerConnection < 1 || requestsPerAddress < 1 || requestsPerAccount < 1) {
            throw new IllegalArgumentException("docent.connections.per-address, .streams-per-connection,"
                    + " .requests-per-address and .requests-per-account must be at least 1");
        }
        if (!handshakeTimeout.isPositive() || !headTimeout.isPositive() || !bodyGrace.isPositive()) {
            throw new IllegalArgumentException("docent.connections.handshake-timeout, .head-timeout and .body-grace"
                    + " must be positive durations, such as 20s");
        }
        if (streamWindow.toBytes() < 1024 || streamWindow.toBytes() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "docent.connections.stream-window must be from 1KB to less than 2GB, such as 16KB");
        }
        if (bodyRate.toBytes() < 1) {
            throw new IllegalArgumentException("docent.connections.body-rate must be at least 1B");
        }
    }
}
