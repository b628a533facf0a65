package dev.docent.retrieval.index.atlas;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/** Whether a server of MongoDB has search. Atlas has, and so has one of one's own from 8.2 on with {@code mongot} beside it. */
sealed interface SearchAbility {

    /** A server that has search. */
    record Searchable() implements SearchAbility {}

    /** A server without search. @param answer to the question for its search indexes */
    record WithoutSearch(String answer) implements SearchAbility {}

    /**
     * No such command, command not supported, no such stage, search not enabled, and the stage not allowed where there is no
     * Atlas.
     */
    Set<Integer> UNKNOWN = Set.of(59, 115, 40324, 31082, 6047401);

    /**
     * {@return what the server can do} It is asked, and not its version.
     *
     * @param collection any, which need not be there
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
