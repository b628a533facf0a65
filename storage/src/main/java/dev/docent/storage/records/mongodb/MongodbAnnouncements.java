package dev.docent.storage.records.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.docent.storage.records.Announcements;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;

/** Announcements as documents, each with its end. They are deleted an hour after it, since clocks of processes differ. */
final class MongodbAnnouncements implements Announcements {

    private static final String COLLECTION = "announcements";
    private static final Duration KEPT = Duration.ofHours(1);

    private final MongoOperations records;
    private final Clock clock;

    MongodbAnnouncements(MongoOperations records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    @Override
    public void announce(String name, Instant until) {
        var end = Date.from(until);
        var old = Date.from(clock.instant().minus(KEPT));
        records.execute(COLLECTION, announcements -> announcements.deleteMany(lt("until", old)));
        try {
            records.execute(
                    COLLECTION,
                    announcements -> announcements.updateOne(
                            and(eq("_id", name), lt("until", end)),
                            Updates.set("until", end),
                            new UpdateOptions().upsert(true)));
        } catch (DuplicateKeyException later) {
            // It is announced until later, so no document matched and the upsert tried to insert a second one.
            return;
        }
    }

    @Override
    public Map<String, Instant> current(String prefix) {
        var named = and(
                gte("_id", prefix), lt("_id", prefix + Character.MAX_VALUE), gt("until", Date.from(clock.instant())));
        return records.execute(COLLECTION, announcements -> {
            var current = new HashMap<String, Instant>();
            for (Document each : announcements.find(named)) {
                current.put(each.getString("_id"), each.getDate("until").toInstant());
            }
            return current;
        });
    }
}
