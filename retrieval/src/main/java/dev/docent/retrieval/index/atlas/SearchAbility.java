package dev.docent.retrieval.index.atlas;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/** Whether a MongoDB server has search: Atlas has, and MongoDB 8.2 or later with {@code mongot} beside it. */
sealed interface SearchAbility {

    /** A server that has search. */
    record Searchable() implements SearchAbility {}

    /** A server without search. @param answer to the question for its search indexes */
    record WithoutSearch(String answer) implements SearchAbility {}

    /**
     * Error codes: no such command, command not supported, no such stage, search not enabled, and stage allowed only on
     * Atlas.
     */
    Set<Integer> UNKNOWN = Set.of(59, 115, 40324, 31082, 6047401);

    /**
     * {@return what the server can do} It tries a command rather than checking the version.
     *
     * @param collection any name; the collection need not exist
     */
    static SearchAbility of(MongoDatabase database, String collection) {
        try {
            database.getCollection(collection)
                    .aggregate(List.of(new Document("$listSearchIndexes", new Document())))
                    .into(new ArrayList<>());
            return new Searchable();
        } catch (MongoCommandException e) {
            if (UNKNOWN.contains(e.getErrorCode())) {
                return new WithoutSearch("error %d, %s".formatted(e.getErrorCode(), e.getErrorCodeName()));
            }
            throw e;
        }
    }
}
