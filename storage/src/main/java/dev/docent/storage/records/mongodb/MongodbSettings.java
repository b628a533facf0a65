package dev.docent.storage.records.mongodb;

import com.mongodb.ConnectionString;
import com.mongodb.MongoConfigurationException;
import dev.docent.storage.records.UnusableRecordsException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * What the settings of MongoDB say, once they are complete and go together, which is found before any server is asked.
 * Nothing of the connection string gets into a sentence but the name of a database, since it holds a password.
 *
 * @param server where it is, and who is let in
 */
record MongodbSettings(ConnectionString server, String database, MongodbProperties.Timeout timeout) {

    private static final Set<String> OF_THE_SERVER = Set.of("admin", "local", "config");
    private static final int LONGEST_NAME = 63;

    /**
     * {@return the settings}
     *
     * @param isNamed whether the database was chosen, and is not just the usual one
     * @throws UnusableRecordsException naming the first setting that is missing or wrong
     */
    static MongodbSettings of(MongodbProperties set, boolean isNamed) {
        require(
                !set.uri().isEmpty(),
                "MONGO_URI is missing, and records are to be in MongoDB since DATABASE_NAME or docent.records.kind is set. Set"
                        + " it to the connection string of the server, or remove the others to keep records in SQLite.");
        require(
                set.uri().matches("(?s)mongodb(\\+srv)?://.+"),
                "MONGO_URI is not the address of a server of MongoDB. Set it to a connection string, which begins with"
                        + " mongodb:// or mongodb+srv://.");
        checkDatabase(set.database());
        var server = parsed(set.uri());
        var other = server.getDatabase();
        require(
                isNamed || other == null || OF_THE_SERVER.contains(other) || other.equals(set.database()),
                "DATABASE_NAME is missing, and MONGO_URI names the database " + other
                        + ". Set DATABASE_NAME to the database" + " that is to keep the records.");
        return new MongodbSettings(server, set.database(), set.timeout());
    }

    private static ConnectionString parsed(String uri) {
        try {
            return new ConnectionString(uri);
        } catch (MongoConfigurationException notFound) {
            throw new UnusableRecordsException(
                    "The server in MONGO_URI cannot be found: the name service knows no server of MongoDB by its name, or does"
                            + " not answer.",
                    null);
        } catch (IllegalArgumentException malformed) {
            throw new UnusableRecordsException(
                    "MONGO_URI is malformed. It looks like mongodb://USER:PASSWORD@HOST/ and is written down in MongoDB's"
                            + " manual; in a user or password, each of : / ? # [ ] @ % stands as % and two digits.",
                    null);
        }
    }

    private static void checkDatabase(String name) {
        require(
                name.matches("[^/\\\\. \"$*<>:|?\\x00]+")
                        && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME
                        && !OF_THE_SERVER.contains(name),
                "DATABASE_NAME is not the name of a database of its own: it has 1 to " + LONGEST_NAME
                        + " characters, none of"
                        + " them a space or one of / \\ . \" $ * < > : | ? and is not admin, local or config.");
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
