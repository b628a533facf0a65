package dev.docent.storage.records.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import dev.docent.storage.records.RecordChanges;
import dev.docent.storage.records.Thing;
import java.util.HashSet;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/**
 * The changes that one process makes, as another one learns of them. The stand-in leaves the id out of the events of
 * updates by operators, so that only whole records are written here.
 */
@Timeout(60)
class MongodbRecordChangesTest {

    private final StandInMongodb server = new StandInMongodb();
    private final MongoClient client = MongoClients.create(server.uri() + "/?serverSelectionTimeoutMS=500");

    @AfterEach
    void stops() {
        client.close();
        server.close();
    }

    @Test
    void areTheIdsOfWhatWasStoredChangedOrDeleted() {
        server.withChangeStreams();
        things().insertOne(new Document("_id", "before"));
        try (var feed = changes().open(Thing.class).orElseThrow()) {
            things().insertOne(new Document("_id", "first"));
            assertThat(next(feed, 1)).containsExactly("first");

            things().replaceOne(Filters.eq("_id", "before"), new Document("_id", "before").append("name", "replaced"));
            things().replaceOne(Filters.eq("_id", "first"), new Document("_id", "first").append("name", "replaced"));
            assertThat(next(feed, 2)).containsExactlyInAnyOrder("before", "first");
            things().deleteOne(Filters.eq("_id", "first"));
            client.getDatabase("records").getCollection("others").insertOne(new Document("_id", "other"));
            assertThat(next(feed, 1)).containsExactly("first");
            assertThat(feed.next()).isEmpty();
        }
    }

    @Test
    void areNotReportedByAServerWithoutThem() {
        var changes = changes();
        assertThat(changes.open(Thing.class)).isEmpty();

        server.withChangeStreams();

        assertThat(changes.open(Thing.class)).isEmpty();
        try (var feed = changes().open(Thing.class).orElseThrow()) {
            assertThat(feed.next()).isEmpty();
        }
    }

    @Test
    void areNotReportedToAUserWithoutTheRight() {
        server.withChangeStreams();
        server.revoke();

        assertThat(changes().open(Thing.class)).isEmpty();
    }

    @Test
    void areAskedForAgainAtAServerThatIsAway() {
        server.withChangeStreams();
        var changes = changes();
        try (var feed = changes.open(Thing.class).orElseThrow()) {
            server.stop();
            assertThatThrownBy(feed::next).isInstanceOf(RuntimeException.class);
        }
        assertThatThrownBy(() -> changes.open(Thing.class)).isInstanceOf(DataAccessException.class);
    }

    private static Set<String> next(RecordChanges.Feed feed, int count) {
        var ids = new HashSet<String>();
        while (ids.size() < count) {
            ids.addAll(feed.next());
        }
        return ids;
    }

    private MongoCollection<Document> things() {
        return client.getDatabase("records").getCollection("things");
    }

    private RecordChanges changes() {
        var databases = new SimpleMongoClientDatabaseFactory(client, "records");
        databases.setExceptionTranslator(new MongodbFailure.Translator());
        return new MongodbRecordChanges(new MongoTemplate(databases));
    }
}
