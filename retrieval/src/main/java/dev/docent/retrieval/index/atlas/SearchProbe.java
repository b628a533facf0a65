package dev.docent.retrieval.index.atlas;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.docent.runtime.AdapterChoice;
import dev.docent.runtime.IndexProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.core.env.Environment;

/**
 * Finds out over its own connection whether the MongoDB server of the settings has search: Atlas has, and MongoDB 8.2 or
 * later with {@code mongot} beside it.
 */
final class SearchProbe implements IndexProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * Error codes: no such command, command not supported, no such stage, search not enabled, and stage allowed only on
     * Atlas.
     */
    private static final Set<Integer> WITHOUT_SEARCH = Set.of(59, 115, 40324, 31082, 6047401);

    /** {@return the name of the database, {@code docent} by default} */
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
            return missingSearch(client.getDatabase(database), "passages")
                    .map(error ->
                            new AdapterChoice("lucene", "the server in MONGO_URI has no search (%s)".formatted(error)))
                    .orElseGet(() -> AdapterChoice.because("MONGO_URI", "atlas"));
        } catch (MongoException | IllegalArgumentException unknown) {
            return AdapterChoice.because("MONGO_URI", "atlas");
        }
    }

    /**
     * {@return the error of a server without search; empty if it has search} Tries a command rather than checking the
     * version.
     *
     * @param collection any name; the collection need not exist
     */
    static Optional<String> missingSearch(MongoDatabase database, String collection) {
        try {
            AtlasCollections.searched(database.getCollection(collection))
                    .aggregate(List.of(new Document("$listSearchIndexes", new Document())))
                    .into(new ArrayList<>());
            return Optional.empty();
        } catch (MongoCommandException e) {
            if (WITHOUT_SEARCH.contains(e.getErrorCode())) {
                return Optional.of("error %d, %s".formatted(e.getErrorCode(), e.getErrorCodeName()));
            }
            throw e;
        }
    }
}
