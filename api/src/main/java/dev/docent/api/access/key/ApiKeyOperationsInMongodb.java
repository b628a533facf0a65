package dev.docent.api.access.key;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import java.time.Instant;
import java.util.Date;
import org.springframework.data.mongodb.core.MongoOperations;

final class ApiKeyOperationsInMongodb implements ApiKeyOperations {

    private final MongoOperations records;

    ApiKeyOperationsInMongodb(MongoOperations records) {
        this.records = records;
    }

    @Override
    public void markUsed(String id, Instant at) {
        records.execute(ApiKey.class, keys -> keys.updateOne(eq("_id", id), set("last_used_at", Date.from(at))));
    }
}
