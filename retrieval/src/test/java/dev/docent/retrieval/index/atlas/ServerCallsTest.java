package dev.docent.retrieval.index.atlas;

import static dev.docent.retrieval.index.Passages.BASE;
import static dev.docent.retrieval.index.Passages.OWNER;
import static dev.docent.retrieval.index.Passages.passage;
import static dev.docent.retrieval.index.Passages.source;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import com.mongodb.client.MongoClients;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.Passages;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.index.UnavailableIndexException;
import dev.docent.retrieval.index.UnusableIndexException;
import dev.docent.retrieval.index.atlas.AtlasIndexProperties.Fusion;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerCallsTest {

    private static final Scope SCOPE = Scope.of(OWNER, BASE);

    @Test
    void saysOfEachCallThatTheServerIsAway() {
        var standIn = AtlasStandIn.start();
        try (var client = MongoClients.create(standIn.uri() + "/?serverSelectionTimeoutMS=50")) {
            var settings = OpenedIndex.settings(Fusion.RANKS, Duration.ZERO);
            var index =
                    OpenedIndex.opening(client.getDatabase("docent"), settings).open("passages", OpenedIndex.VECTORS);
            var waves = List.of(passage(source(OWNER, BASE, "sea"), 0, "Waves", 1, 0, 0));
            var query = new PassageQuery(SCOPE, "waves", Passages.unit(1, 0, 0), SearchMode.HYBRID, 10, null);

            standIn.close();

            List.<ThrowingCallable>of(
                            () -> index.put(new DocumentRef(OWNER, "sea"), waves),
                            () -> index.putWithoutVectors(
                                    new DocumentRef(OWNER, "sea"),
                                    List.of(waves.getFirst().passage())),
                            () -> index.addVectors(new DocumentRef(OWNER, "sea"), waves),
                            index::flush,
                            () -> index.delete(new DocumentRef(OWNER, "sea")),
                            () -> index.delete(SCOPE),
                            () -> index.search(query),
                            () -> index.explain(query, List.of()),
                            () -> index.passages(new DocumentRef(OWNER, "sea"), 0, 1),
                            () -> index.documents(null, 1),
                            () -> index.statistics(SCOPE))
                    .forEach(call -> assertThatThrownBy(call).isInstanceOf(UnavailableIndexException.class));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 7, 50, 64, 89, 91, 189, 262, 9001, 11600, 11602})
    void takesServersThatGoAwayForUnavailable(int code) {
        assertThatThrownBy(() -> ServerCalls.run(() -> {
                    throw failure(code);
                }))
                .isInstanceOf(UnavailableIndexException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void takesManyWritesThatMostServersLackForUnavailable() {
        var lacking = new MongoBulkWriteException(
                BulkWriteResult.unacknowledged(),
                List.of(),
                new WriteConcernError(64, "WriteConcernFailed", "secret", new BsonDocument()),
                new ServerAddress(),
                Set.of());

        assertThatThrownBy(() -> ServerCalls.run(() -> {
                    throw lacking;
                }))
                .isInstanceOf(UnavailableIndexException.class);
    }

    @Test
    void letsOtherRefusalsThrough() {
        assertThatThrownBy(() -> ServerCalls.run(() -> {
                    throw failure(8);
                }))
                .isInstanceOf(MongoCommandException.class);
        assertThatThrownBy(() -> ServerCalls.search(() -> {
                    throw failure(9);
                }))
                .isInstanceOf(MongoCommandException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 8000})
    void namesTheSettingsOfAUserWhoMayNot(int code) {
        assertThatThrownBy(() -> ServerCalls.open(() -> {
                    throw failure(code);
                }))
                .isInstanceOf(UnusableIndexException.class)
                .hasMessageContaining("the user of MONGO_URI may not")
                .hasMessageContaining("readWrite")
                .hasMessageNotContaining("secret");
    }

    @Test
    void repeatsNothingThatTheServerSaid() {
        assertThatThrownBy(() -> ServerCalls.open(() -> {
                    throw failure(99);
                }))
                .isInstanceOf(UnusableIndexException.class)
                .hasMessageContaining("answered error 99")
                .hasMessageNotContaining("secret");
    }

    private static MongoCommandException failure(int code) {
        var answer = new BsonDocument("ok", new BsonInt32(0))
                .append("code", new BsonInt32(code))
                .append("errmsg", new BsonString("secret"));
        return new MongoCommandException(answer, new ServerAddress());
    }
}
