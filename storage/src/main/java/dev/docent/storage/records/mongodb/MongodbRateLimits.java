package dev.docent.storage.records.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.pushEach;

import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.UpdateOptions;
import dev.docent.storage.records.RateLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * A document for each name, with the times of its latest events, as many as the limit: another one fits if the first of them
 * is older than the window. The server deletes it by an index on {@code until}, an hour after its last event has left the
 * window, so that nodes whose clocks differ by less agree.
 */
final class MongodbRateLimits implements RateLimits {

    private static final String COLLECTION = "rate_limits";
    private static final String TIMES = "times";
    private static final String UNTIL = "until";

    private final MongoOperations records;

    MongodbRateLimits(MongoOperations records) {
        this.records = records;
    }

    @Override
    public Duration count(String name, int limit, Duration window, Instant now) {
        var fits = or(exists(TIMES + "." + (limit - 1), false), lte(TIMES + ".0", Date.from(now.minus(window))));
        var counted = combine(
                pushEach(TIMES, List.of(Date.from(now)), new PushOptions().slice(-limit)),
                max(UNTIL, Date.from(now.plus(window))));
        try {
            records.execute(
                    COLLECTION,
                    limits -> limits.updateOne(and(eq("_id", name), fits), counted, new UpdateOptions().upsert(true)));
            return Duration.ZERO;
        } catch (DuplicateKeyException full) {
            // It does not fit, so no document matched and the upsert tried to insert a second one.
            return untilItFits(name, window, now);
        }
    }

    private Duration untilItFits(String name, Duration window, Instant now) {
        var events = records.execute(
                COLLECTION, limits -> limits.find(eq("_id", name)).first());
        var times = events == null ? List.<Date>of() : events.getList(TIMES, Date.class);
        var wait = times.isEmpty()
                ? Duration.ZERO
                : Duration.between(now, times.getFirst().toInstant().plus(window));
        return wait.isPositive() ? wait : Duration.ofMillis(1);
    }
}
