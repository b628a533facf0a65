package dev.docent.storage.records.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import dev.docent.storage.records.Leases;
import dev.docent.storage.records.RecordIds;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;

/** Leases as documents, each with the holder and the time of expiry. */
final class MongodbLeases implements Leases {

    private static final String COLLECTION = "leases";

    private final MongoOperations records;
    private final Clock clock;
    private final String holder = RecordIds.next();

    MongodbLeases(MongoOperations records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    @Override
    public boolean hold(String name, Duration time) {
        var now = clock.instant();
        var free = and(eq("_id", name), or(eq("holder", holder), lte("until", Date.from(now))));
        var mine = combine(set("holder", holder), set("until", Date.from(now.plus(time))));
        try {
            records.execute(
                    COLLECTION,
                    leases -> leases.findOneAndUpdate(free, mine, new FindOneAndUpdateOptions().upsert(true)));
            return true;
        } catch (DuplicateKeyException another) {
            // The lease is not free, so no document matched and the upsert tried to insert a second one.
            return false;
        }
    }
}
