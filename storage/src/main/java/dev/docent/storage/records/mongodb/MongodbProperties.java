package dev.docent.storage.records.mongodb;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The MongoDB server. Settings that are not set are empty.
 *
 * @param uri connection string with user and password; its timeouts and pool options take precedence
 * @param database database for all data; {@code docent} by default
 */
@ConfigurationProperties("docent.mongodb")
record MongodbProperties(
        @DefaultValue("") String uri,
        @DefaultValue("") String database,
        @DefaultValue Timeout timeout) {

    private static final String DEFAULT_DATABASE = "docent";

    MongodbProperties {
        uri = uri.strip();
        database = database.isBlank() ? DEFAULT_DATABASE : database.strip();
    }

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "MongodbProperties[database=" + database + "]";
    }

    /**
     * Timeouts.
     *
     * @param connect for opening a connection
     * @param selection for finding a server that accepts writes, for example after a failover
     * @param read for the next bytes
     */
    record Timeout(
            @DefaultValue("5s") Duration connect,
            @DefaultValue("15s") Duration selection,
            @DefaultValue("30s") Duration read) {}
}
