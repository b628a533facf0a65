package dev.docent.retrieval.index.atlas;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import dev.docent.retrieval.index.UnusableIndexException;
import dev.docent.retrieval.index.remote.Poll;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Stores passages in MongoDB if the settings choose it. The start fails if the server has no search. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "docent.index.kind", havingValue = "atlas")
@EnableConfigurationProperties(AtlasIndexProperties.class)
class AtlasIndexConfiguration {

    /** A node renews its lease every second. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    @Bean
    AtlasGenerationStore generationStore(
            ObjectProvider<MongoClient> clients,
            @Value("${docent.mongodb.database:}") String database,
            AtlasIndexProperties settings) {
        var client = clients.stream()
                .findFirst()
                .orElseThrow(() -> new UnusableIndexException(
                        "docent.index.kind is atlas, and MONGO_URI is missing. Set it to the connection string of the"
                                + " server, or leave docent.index.kind out to keep passages on the local disk."));
        return ServerCalls.open(() -> open(client.getDatabase(SearchProbe.database(database)), settings));
    }

    private static AtlasGenerationStore open(MongoDatabase kept, AtlasIndexProperties settings) {
        SearchProbe.missingSearch(kept, settings.collection()).ifPresent(error -> {
            throw new UnusableIndexException(
                    "docent.index.kind is atlas, and the server in MONGO_URI has no search (%s). Set MONGO_URI to one that has: Atlas, or MongoDB 8.2 or later with mongot beside it. Or leave docent.index.kind out to keep passages on the local disk."
                            .formatted(error));
        });
        return new AtlasGenerationStore(new AtlasIndexOpening(kept, settings, Poll.LATER, Poll.SOON), LEASE);
    }
}
