package dev.docent.api.conversation.stream;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;

final class MessageStreamOperationsInMongodb implements MessageStreamOperations {

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoOperations records;

    MessageStreamOperationsInMongodb(MongoOperations records) {
        this.records = records;
    }

    @Override
    public void write(String holder, Collection<Written> texts) {
        var updates = texts.stream()
                .map(each -> new UpdateOneModel<Document>(heldBy(holder, each.id()), set("text", each.text())))
                .toList();
        records.execute(MessageStream.class, streams -> streams.bulkWrite(updates, UNORDERED));
    }

    @Override
    public List<Signal> signals(String holder) {
        return Objects.requireNonNull(records.execute(MessageStream.class, streams -> {
            var signals = new ArrayList<Signal>();
            for (var each : streams.find(eq("holder", holder)).projection(include("stopping", "followed"))) {
                signals.add(new Signal(each.getString("_id"), each.getBoolean("stopping"), each.getLong("followed")));
            }
            return signals;
        }));
    }

    @Override
    public boolean take(String id, String from, String to) {
        var taken =
                records.execute(MessageStream.class, streams -> streams.updateOne(heldBy(from, id), set("holder", to)));
        return Objects.requireNonNull(taken).getModifiedCount() > 0;
    }

    @Override
    public void follow(String id) {
        update(id, inc("followed", 1L));
    }

    @Override
    public void stop(String id) {
        update(id, set("stopping", true));
    }

    private void update(String id, Bson change) {
        records.execute(MessageStream.class, streams -> streams.updateOne(eq("_id", id), change));
    }

    @Override
    public void delete(String id, String holder) {
        records.execute(MessageStream.class, streams -> streams.deleteOne(heldBy(holder, id)));
    }

    private static Bson heldBy(String holder, String id) {
        return and(eq("_id", id), eq("holder", holder));
    }
}
