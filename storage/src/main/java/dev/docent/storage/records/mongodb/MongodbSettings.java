package dev.docent.storage.records.mongodb;

import com.mongodb.ConnectionString;
import com.mongodb.MongoConfigurationException;
import dev.docent.storage.records.UnusableRecordsException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The settings of MongoDB after they were checked for completeness and consistency, before the server is called. Messages
 * contain nothing of the connection string but the name of a database, since it includes a password.
 */
record MongodbSettings(
        ConnectionString server, String database, CollectionNames collections, MongodbProperties.Timeout timeout) {

    private static final Set<String> RESERVED = Set.of("admin", "local", "config");
    private static final int LONGEST_NAME = 63;

    /**
     * {@return the settings}
     *
     * @param isNamed whether the database was set, and is not the default
     * @throws UnusableRecordsException naming the first setting that is missing or wrong
     */
    static MongodbSettings of(MongodbProperties set, boolean isNamed) {
        require(
                !set.uri().isEmpty(),
                "MONGO_URI is missing, but DATABASE_NAME or docent.records.kind asks for MongoDB. Set it to the connection"
                        + " string of the server, or remove the others to keep records in SQLite.");
        require(
                set.uri().matches("(?s)mongodb(\\+srv)?://.+"),
                "MONGO_URI is not a connection string of MongoDB, which begins with mongodb:// or mongodb+srv://.");
        checkDatabase(set.database());
        var server = parsed(set.uri());
        var other = server.getDatabase();
        require(
                isNamed || other == null || RESERVED.contains(other) || other.equals(set.database()),
                "DATABASE_NAME is missing, but MONGO_URI names the database " + other
                        + ". Set DATABASE_NAME to the database for the records.");
        return new MongodbSettings(server, set.database(), CollectionNames.of(set.collections()), set.timeout());
    }

    private static ConnectionString parsed(String uri) {
        try {
            return new ConnectionString(uri);
        } catch (MongoConfigurationException notFound) {
            throw new UnusableRecordsException(
                    "Cannot find the server in MONGO_URI: DNS has no entry for a MongoDB server of this name, or does not answer.",
                    null);
        } catch (IllegalArgumentException malformed) {
            throw new UnusableRecordsException(
                    "MONGO_URI is malformed. It has the form mongodb://USER:PASSWORD@HOST/ (see MongoDB's manual); in the user"
                            + " and password, percent-encode the characters : / ? # [ ] @ %.",
                    null);
        }
    }

    private static void checkDatabase(String name) {
        require(
                name.matches("[^/\\\\. \"$*<>:|?\\x00]+")
                        && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME
                        && !RESERVED.contains(name),
                "DATABASE_NAME is not a valid name of a database: it must have 1 to " + LONGEST_NAME
                        + " characters without spaces and / \\ . \" $ * < > : | ? and must not be admin, local or config.");
    }

    private static void require(boolean fine, String sentence) {
        if (!fine) {
            throw new UnusableRecordsException(sentence, null);
        }
    }

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "MongodbSettings[database=" + database + "]";
    }
}
