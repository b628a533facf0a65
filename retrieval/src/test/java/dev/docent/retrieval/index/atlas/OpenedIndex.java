package dev.docent.retrieval.index.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.ForwardingPassageIndex;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.index.Passages;
import dev.docent.retrieval.index.atlas.AtlasIndexProperties.Fusion;
import dev.docent.retrieval.index.atlas.AtlasIndexProperties.Quantization;
import dev.docent.retrieval.index.remote.Poll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An index in a stand-in of its own, which is closed with it, or in a real server. */
final class OpenedIndex extends ForwardingPassageIndex implements AutoCloseable {

    static final String DATABASE = "docent";
    /** In a real server, a database that is nobody's but the tests'. */
    static final String OF_TESTS = "docent_tests";

    static final String COLLECTION = "passages";
    static final VectorSpace VECTORS = new VectorSpace("by-hand", Passages.DIMENSIONS);

    /** Looks again at once, so that tests wait for nothing but the stand-in. */
    static final Poll AT_ONCE = new Poll(Duration.ofMillis(1), Duration.ofMillis(1));

    private final Optional<AtlasStandIn> standIn;
    private final MongoClient client;

    private OpenedIndex(Optional<AtlasStandIn> standIn, MongoClient client, PassageIndex index) {
        super(index);
        this.standIn = standIn;
        this.client = client;
    }

    OpenedIndex(AtlasStandIn standIn, Fusion fusion) {
        this(standIn, settings(fusion, Duration.ofSeconds(30)));
    }

    OpenedIndex(AtlasStandIn standIn, AtlasIndexProperties settings) {
        this(standIn, MongoClients.create(standIn.uri()), settings);
    }

    private OpenedIndex(AtlasStandIn standIn, MongoClient client, AtlasIndexProperties settings) {
        this(
                Optional.of(standIn),
                client,
                opening(client.getDatabase(DATABASE), settings).open(COLLECTION, VECTORS));
    }

    /** One in a real server, in a database of its own that is emptied when it is closed. */
    OpenedIndex(String uri, Fusion fusion) {
        this(MongoClients.create(uri), fusion);
    }

    private OpenedIndex(MongoClient client, Fusion fusion) {
        this(
                Optional.empty(),
                client,
                new AtlasIndexOpening(
                                client.getDatabase(OF_TESTS),
                                settings(fusion, Duration.ofMinutes(1)),
                                Poll.SOON,
                                Poll.SOON)
                        .open("test_" + UUID.randomUUID().toString().replace("-", ""), VECTORS));
    }

    static AtlasIndexOpening opening(MongoDatabase database, AtlasIndexProperties settings) {
        return new AtlasIndexOpening(database, settings, AT_ONCE, AT_ONCE);
    }

    static AtlasIndexProperties settings(Fusion fusion, Duration catchUpWait) {
        return new AtlasIndexProperties(
                COLLECTION, Quantization.NONE, fusion, Duration.ofSeconds(30), catchUpWait, 3, true);
    }

    AtlasStandIn standIn() {
        return standIn.orElseThrow();
    }

    MongoDatabase database() {
        return client.getDatabase(standIn.isPresent() ? DATABASE : OF_TESTS);
    }

    /** Searches that the stand-in refused are no passing failures, as what they are taken for. */
    @Override
    public void close() {
        var wrong = standIn.map(AtlasStandIn::wrongSearches).orElse(List.of());
        if (standIn.isEmpty()) {
            database()
                    .listCollectionNames()
                    .into(new ArrayList<>())
                    .forEach(name -> database().getCollection(name).drop());
        }
        client.close();
        standIn.ifPresent(AtlasStandIn::close);
        assertThat(wrong).isEmpty();
    }
}
