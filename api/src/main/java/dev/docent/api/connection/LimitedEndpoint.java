package dev.docent.api.connection;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/** Accepts connections up to a number for each address, and closes others before their TLS handshake. */
final class LimitedEndpoint extends NioEndpoint {

    private final ConcurrentMap<SocketChannel, String> clients = new ConcurrentHashMap<>();
    private OpenCounts counts = new OpenCounts(Integer.MAX_VALUE);
    private Predicate<String> isUnlimited = _ -> true;
    private Runnable onRefusal = () -> {};

    @SuppressWarnings("serial")
    LimitedEndpoint() {
        // Tomcat removes a connection from this map when it closes it, for whatever reason.
        connections = new ConcurrentHashMap<>() {
            @Override
            public @Nullable SocketWrapperBase<NioChannel> remove(Object channel) {
                leave(channel);
                return super.remove(channel);
            }
        };
    }

    /** Called before the start. @param isUnlimited for addresses of proxies, as text */
    void limit(OpenCounts counts, Predicate<String> isUnlimited, Runnable onRefusal) {
        this.counts = counts;
        this.isUnlimited = isUnlimited;
        this.onRefusal = onRefusal;
    }

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        if (enter(socket)) {
            return super.setSocketOptions(socket);
        }
        onRefusal.run();
        destroySocket(socket);
        // What false would close is closed.
        return true;
    }

    private boolean enter(SocketChannel socket) {
        try {
            if (!(socket.getRemoteAddress() instanceof InetSocketAddress remote)
                    || isUnlimited.test(remote.getAddress().getHostAddress())) {
                return true;
            }
            var client = ClientAddress.of(remote.getAddress());
            var isEntered = counts.enter(client);
            if (isEntered) {
                clients.put(socket, client);
            }
            return isEntered;
        } catch (IOException closed) {
            return false;
        }
    }

    private void leave(Object socket) {
        var client = clients.remove(socket);
        if (client != null) {
            counts.leave(client);
        }
    }

    /** Closes the connection on a thread that may work at it. */
    void close(SocketWrapperBase<NioChannel> connection) {
        if (!processSocket(connection, SocketEvent.ERROR, true)) {
            connection.close();
        }
    }

    @Override
    protected void destroySocket(SocketChannel socket) {
        leave(socket);
        super.destroySocket(socket);
    }
}
