package dev.docent.storage.records.mongodb;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import dev.docent.storage.records.RecordChanges;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Changes by change streams, which the driver resumes after an interruption. A single server without a replica set has none,
 * and a user may lack the right.
 */
final class MongodbRecordChanges implements RecordChanges {

    private static final Logger log = LoggerFactory.getLogger(MongodbRecordChanges.class);

    private static final int UNAUTHORIZED = 13;

    /** Sent instead of whole records. The id of an event, which resumes the stream, is always included. */
    private static final List<Bson> WITHOUT_CONTENT =
            List.of(Aggregates.project(Projections.include("operationType", "documentKey")));

    private final MongoOperations records;
    private volatile boolean isUnavailable;

    MongodbRecordChanges(MongoOperations records) {
        this.records = records;
    }

    @Override
    public Optional<Feed> open(Class<?> aggregate) {
        if (isUnavailable) {
            return Optional.empty();
        }
        try {
            var cursor = records.execute(
                    aggregate,
                    collection -> collection
                            .watch(WITHOUT_CONTENT)
                            .maxAwaitTime(1, TimeUnit.SECONDS)
                            .cursor());
            return Optional.ofNullable(cursor).map(ChangeStream::new);
        } catch (DataAccessException failure) {
            if (failure.getCause() instanceof MongoCommandException refused && isRefusal(refused)) {
                isUnavailable = true;
                log.info("change_streams=unavailable error={}", refused.getCode());
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** Whether the server answered, and will answer the same again. */
    private static boolean isRefusal(MongoCommandException refused) {
        return refused.getCode() == UNAUTHORIZED || !MongodbFailure.isOfTheServer(refused);
    }

    private record ChangeStream(MongoChangeStreamCursor<ChangeStreamDocument<Document>> cursor) implements Feed {

        @Override
        public Set<String> next() {
            var ids = new HashSet<String>();
            for (var event = cursor.tryNext();
                    event != null;
                    event = cursor.available() > 0 ? cursor.tryNext() : null) {
                var key = event.getDocumentKey();
                if (key != null) {
                    ids.add(key.getString("_id").getValue());
                }
            }
            return ids;
        }

        @Override
        public void close() {
            cursor.close();
        }
    }
}
