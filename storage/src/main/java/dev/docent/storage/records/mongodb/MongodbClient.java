package dev.docent.storage.records.mongodb;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.docent.storage.records.UnusableRecordsException;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** Makes what talks to MongoDB as the settings say. */
final class MongodbClient {

    private MongodbClient() {}

    /**
     * {@return a client of a server that answers and lets its user in} What it is told to write is acknowledged once most
     * servers of the set have it on disk, and what it reads is what was written last, whatever the connection string says.
     *
     * @throws UnusableRecordsException naming the setting that is probably wrong
     */
    static MongoClient connected(MongodbSettings settings) {
        var client = MongoClients.create(driver(settings));
        try {
            client.getDatabase(settings.database()).runCommand(new Document("ping", 1));
            return client;
        } catch (MongoException failure) {
            client.close();
            throw new UnusableRecordsException(
                    "The database " + settings.database() + " cannot be used: " + MongodbFailure.reason(failure),
                    failure);
        }
    }

    private static MongoClientSettings driver(MongodbSettings settings) {
        var timeout = settings.timeout();
        return MongoClientSettings.builder()
                .applicationName("docent")
                .applyToSocketSettings(
                        socket -> socket.connectTimeout((int) timeout.connect().toMillis(), TimeUnit.MILLISECONDS)
                                .readTimeout((int) timeout.read().toMillis(), TimeUnit.MILLISECONDS))
                .applyToClusterSettings(cluster ->
                        cluster.serverSelectionTimeout(timeout.selection().toMillis(), TimeUnit.MILLISECONDS))
                .applyToConnectionPoolSettings(
                        pool -> pool.maxWaitTime(timeout.selection().toMillis(), TimeUnit.MILLISECONDS))
                .applyConnectionString(settings.server())
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readPreference(ReadPreference.primary())
                .build();
    }
}
