package dev.docent.retrieval.index.atlas;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import dev.docent.retrieval.index.IndexChoice;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks a server of MongoDB, over a connection of its own, whether passages can be kept there. */
final class SearchProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private SearchProbe() {}

    /**
     * {@return where passages are kept} A server that cannot be asked is left to whoever connects to it in earnest, who has
     * the sentence that says which setting is wrong.
     *
     * @param uri which is a secret, and stands in no sentence
     */
    static IndexChoice choice(String uri, String database) {
        try (var client = MongoClients.create(MongoClientSettings.builder()
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                .applyConnectionString(new ConnectionString(uri))
                .build())) {
            return switch (SearchAbility.of(client.getDatabase(database), "passages")) {
                case Searchable ignored -> new IndexChoice(IndexChoice.ATLAS, "MONGO_URI is set");
                case WithoutSearch without ->
                    new IndexChoice(
                            IndexChoice.LUCENE, "the server in MONGO_URI has no search (%s)".formatted(without.said()));
            };
        } catch (MongoException | IllegalArgumentException unknown) {
            return new IndexChoice(IndexChoice.ATLAS, "MONGO_URI is set");
        }
    }
}
