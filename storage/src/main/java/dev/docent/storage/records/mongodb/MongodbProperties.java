package dev.docent.storage.records.mongodb;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The MongoDB server. Settings that are not set are empty.
 *
 * @param uri connection string with user and password; its timeouts and pool options take precedence
 * @param database database for all data; {@code docent} by default
 * @param collections names of collections in place of the usual ones, by these, such as {@code extractions}
 */
@ConfigurationProperties("docent.mongodb")
record MongodbProperties(
        @DefaultValue("") String uri,
        @DefaultValue("") String database,
        @DefaultValue Map<String, String> collections,
        @DefaultValue Timeout timeout) {

    private static final String DEFAULT_DATABASE = "docent";

    MongodbProperties {
        uri = uri.strip();
        collections = chosen(collections);
        database = database.isBlank() ? DEFAULT_DATABASE : database.strip();
    }

    /** A variable that is not set leaves an empty value. */
    private static Map<String, String> chosen(Map<String, String> names) {
        return names.entrySet().stream()
                .filter(name -> !name.getValue().isBlank())
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, name -> name.getValue().strip()));
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
