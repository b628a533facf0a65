package dev.docent.storage.records.mongodb;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import java.util.Set;

/**
 * A server in this process that speaks MongoDB's protocol. It lets everyone in who gives no password, refuses every
 * password, keeps everything in memory, and knows neither transactions nor partial indexes, and change streams only if asked to.
 */
public final class StandInMongodb implements AutoCloseable {

    private final Doorkeeper backend = new Doorkeeper();
    private final MongoServer server = new MongoServer(backend);
    private final String uri = server.bindAndGetConnectionString();

    /** {@return its connection string} */
    public String uri() {
        return uri;
    }

    /** {@return what has records kept in this database of it} */
    public String[] settings(String database) {
        return new String[] {"docent.mongodb.uri=" + uri, "docent.mongodb.database=" + database};
    }

    /** {@return this server, which reports changes from now on, as a replica set does} */
    public StandInMongodb withChangeStreams() {
        server.enableOplog();
        return this;
    }

    /** Answers from now on as a server does that has taken its rights from the user. */
    public void revoke() {
        backend.revoked = true;
    }

    /** Goes away, as a server does that fails. */
    public void stop() {
        server.shutdownNow();
    }

    @Override
    public void close() {
        stop();
    }

    private static final class Doorkeeper extends MemoryBackend {

        private static final Set<String> OPEN = Set.of("hello", "ismaster", "ping", "buildinfo", "endsessions");

        private volatile boolean revoked;

        @Override
        public Document handleCommand(Channel channel, String database, String command, Document query) {
            var name = command.toLowerCase(java.util.Locale.ROOT);
            if (name.equals("saslstart")) {
                throw new MongoServerError(18, "AuthenticationFailed", "Authentication failed.");
            }
            if (revoked && !OPEN.contains(name)) {
                throw new MongoServerError(13, "Unauthorized", "command " + command + " requires authentication");
            }
            return super.handleCommand(channel, database, command, query);
        }
    }
}
