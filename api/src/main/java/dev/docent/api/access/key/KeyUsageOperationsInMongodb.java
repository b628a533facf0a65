package dev.docent.api.access.key;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import dev.docent.api.access.KeyBudget;
import java.util.Objects;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;

final class KeyUsageOperationsInMongodb implements KeyUsageOperations {

    private static final FindOneAndUpdateOptions AFTER =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

    private final MongoOperations records;

    KeyUsageOperationsInMongodb(MongoOperations records) {
        this.records = records;
    }

    /** The record exists before the budget is checked: an upsert with the check would create a second one. */
    @Override
    public Optional<KeyUsage> admit(KeyUsage first, KeyBudget budget, long bytes) {
        var room = and(
                eq("_id", first.id()),
                lt("requests", limit(budget.requestsPerDay())),
                lt("tokens", limit(budget.tokensPerDay())),
                lte("bytes", limit(budget.bytesPerDay()) - bytes));
        return count(room, bytes).or(() -> {
            create(first);
            return count(room, bytes);
        });
    }

    private Optional<KeyUsage> count(Bson room, long bytes) {
        var request = combine(inc("version", 1L), inc("requests", 1L), inc("bytes", bytes));
        var counted = records.execute(KeyUsage.class, usage -> usage.findOneAndUpdate(room, request, AFTER));
        return Optional.ofNullable(counted)
                .map(document -> records.getConverter().read(KeyUsage.class, document));
    }

    private void create(KeyUsage first) {
        var none = combine(
                setOnInsert("version", 0L),
                setOnInsert("day", first.day()),
                setOnInsert("requests", 0L),
                setOnInsert("tokens", 0L),
                setOnInsert("bytes", 0L));
        try {
            records.execute(
                    KeyUsage.class,
                    usage -> usage.updateOne(eq("_id", first.id()), none, new UpdateOptions().upsert(true)));
        } catch (DuplicateKeyException createdByAnother) {
            // Nothing is counted in it here.
        }
    }

    @Override
    public void add(String id, long tokens) {
        var addition = combine(inc("version", 1L), inc("tokens", tokens));
        records.execute(KeyUsage.class, usage -> usage.updateOne(eq("_id", id), addition));
    }

    private static long limit(@Nullable Long perDay) {
        return Objects.requireNonNullElse(perDay, Long.MAX_VALUE);
    }
}
