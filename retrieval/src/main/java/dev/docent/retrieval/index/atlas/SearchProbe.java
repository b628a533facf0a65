package dev.docent.retrieval.index.atlas;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import dev.docent.runtime.AdapterChoice;
import dev.docent.runtime.IndexProbe;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.core.env.Environment;

/** Asks the MongoDB server that is set, over a connection of its own, whether it has search. */
final class SearchProbe implements IndexProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** {@return the name of the database; the default when none is set} */
    static String database(String set) {
        return set.isBlank() ? "docent" : set.strip();
    }

    /**
     * {@return Atlas if the server has search, otherwise Lucene} A server that cannot be asked counts as having it: the
     * connection that is opened later fails with a message that names the wrong setting.
     */
    @Override
    public AdapterChoice choose(Environment settings) {
        var uri = settings.getProperty("docent.mongodb.uri", "").strip();
        var database = database(settings.getProperty("docent.mongodb.database", ""));
        try (var client = MongoClients.create(MongoClientSettings.builder()
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                .applyConnectionString(new ConnectionString(uri))
                .build())) {
            return switch (SearchAbility.of(client.getDatabase(database), "passages")) {
                case SearchAbility.Searchable ignored -> AdapterChoice.because("MONGO_URI", "atlas");
                case SearchAbility.WithoutSearch without ->
                    new AdapterChoice(
                            "lucene", "the server in MONGO_URI has no search (%s)".formatted(without.answer()));
            };
        } catch (MongoException | IllegalArgumentException unknown) {
            return AdapterChoice.because("MONGO_URI", "atlas");
        }
    }
}
