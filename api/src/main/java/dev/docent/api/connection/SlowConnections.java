package dev.docent.api.connection;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.coyote.Processor;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Finds connections that take too long for their TLS handshake or for the head of an HTTP/1.1 request. Tomcat limits only
 * the time between two bytes of either, and so waits forever for a client that sends one byte now and then. Used by one
 * thread.
 */
final class SlowConnections {

    private final Duration handshake;
    private final Duration head;
    private Map<SocketWrapperBase<NioChannel>, Incomplete> incomplete = Map.of();

    SlowConnections(Duration handshake, Duration head) {
        this.handshake = handshake;
        this.head = head;
    }

    /** What a connection has begun to send. @param since when it was seen first, in nanoseconds */
    private record Incomplete(Step step, long since) {

        boolean isSlow(SlowConnections limits, long now) {
            var limit = step.processor() == null ? limits.handshake : limits.head;
            return now - since > limit.toNanos();
        }
    }

    /** @param processor null during the handshake @param requests number of requests that the processor has completed */
    private record Step(@Nullable Processor processor, int requests) {}

    /** Passes those that exceed their time since the first call that found them. */
    void find(
            Collection<SocketWrapperBase<NioChannel>> connections,
            long now,
            Consumer<SocketWrapperBase<NioChannel>> slow) {
        var found = new HashMap<SocketWrapperBase<NioChannel>, Incomplete>();
        for (var connection : connections) {
            var step = step(connection);
            if (step != null) {
                var before = incomplete.get(connection);
                found.put(
                        connection, before != null && before.step().equals(step) ? before : new Incomplete(step, now));
            }
        }
        incomplete = found;
        found.forEach((connection, each) -> {
            if (each.isSlow(this, now)) {
                slow.accept(connection);
            }
        });
    }

    private static @Nullable Step step(SocketWrapperBase<NioChannel> connection) {
        if (!connection.getSocket().isHandshakeComplete()) {
            return new Step(null, 0);
        }
        // Between its requests a connection has no processor, and while one is served the thread that serves it has
        // taken it.
        return connection.getCurrentProcessor() instanceof Processor processor
                        && !processor.isUpgrade()
                        && !processor.isAsync()
                ? new Step(
                        processor, processor.getRequest().getRequestProcessor().getRequestCount())
                : null;
    }
}
