package dev.docent.storage.records.mongodb;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The server of MongoDB that is used. What is not set is empty.
 *
 * @param uri connection string, with the user and the password; what it says of timeouts and of the pool holds
 * @param database that keeps everything; {@code docent} unless set
 */
@ConfigurationProperties("docent.mongodb")
record MongodbProperties(
        @DefaultValue("") String uri,
        @DefaultValue("") String database,
        @DefaultValue Timeout timeout) {

    private static final String USUAL = "docent";

    MongodbProperties {
        uri = uri.strip();
        database = database.isBlank() ? USUAL : database.strip();
    }

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "MongodbProperties[database=" + database + "]";
    }

    /**
     * How long the server is waited for.
     *
     * @param connect until it takes a connection
     * @param selection until there is a server that takes writes, as after the loss of one
     * @param read until the next bytes arrive
     */
    record Timeout(
            @DefaultValue("5s") Duration connect,
            @DefaultValue("15s") Duration selection,
            @DefaultValue("30s") Duration read) {}
}
