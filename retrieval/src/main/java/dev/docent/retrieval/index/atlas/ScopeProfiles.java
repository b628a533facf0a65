package dev.docent.retrieval.index.atlas;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import dev.docent.retrieval.passage.Scope;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;

/**
 * What scopes hold, looked up in the records at most once in some seconds. What this process writes of an owner is looked up
 * anew; a language that another node brings is read by questions those seconds later.
 */
final class ScopeProfiles {

    private static final Duration AGE = Duration.ofSeconds(5);
    private static final int REMEMBERED = 10_000;

    private final MongoCollection<Document> documents;
    private final Cache<String, Map<Scope, ScopeProfile>> byOwner =
            Caffeine.newBuilder().expireAfterWrite(AGE).maximumSize(REMEMBERED).build();

    ScopeProfiles(AtlasCollections collections) {
        this.documents = collections.documents();
    }

    /** {@return what was so some seconds ago at the most} */
    ScopeProfile of(Scope scope) {
        return byOwner.get(scope.owner(), owner -> new ConcurrentHashMap<>()).computeIfAbsent(scope, this::now);
    }

    /** {@return what is so now} */
    ScopeProfile now(Scope scope) {
        return ScopeProfile.of(documents, DocumentRecords.bounds(scope));
    }

    /** {@return what all owners have now} */
    ScopeProfile ofAll() {
        return ScopeProfile.of(documents, Filters.empty());
    }

    /** Something of the owner was written. What is looked up at this moment is not remembered. */
    void changed(String owner) {
        byOwner.invalidate(owner);
    }
}
