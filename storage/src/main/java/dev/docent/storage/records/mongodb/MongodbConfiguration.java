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
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** The MongoDB client, shared by all adapters. Fails the start when its settings do not work. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("docent.mongodb.enabled")
@EnableConfigurationProperties(MongodbProperties.class)
class MongodbConfiguration {

    @Bean
    MongodbSettings mongodbSettings(MongodbProperties properties, Environment settings) {
        var isNamed = StringUtils.hasText(settings.getProperty("DATABASE_NAME"));
        return MongodbSettings.of(properties, isNamed);
    }

    /** @throws UnusableRecordsException naming the setting that is probably wrong, if the server cannot be used */
    @Bean
    MongoClient mongoClient(MongodbSettings settings) {
        var client = MongoClients.create(driver(settings));
        try {
            client.getDatabase(settings.database()).runCommand(new Document("ping", 1));
            return client;
        } catch (MongoException failure) {
            client.close();
            throw new UnusableRecordsException(
                    "Cannot use the database " + settings.database() + ": " + MongodbFailure.reason(failure), failure);
        }
    }

    /**
     * Whatever the connection string says, a write is acknowledged once a majority of the servers has it on disk, and reads
     * see the last write.
     */
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
