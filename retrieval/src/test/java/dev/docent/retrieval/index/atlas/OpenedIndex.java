package dev.docent.retrieval.index.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.ExplainedHits;
import dev.docent.retrieval.index.IndexStatistics;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.Passages;
import dev.docent.retrieval.index.atlas.AtlasIndexProperties.Fusion;
import dev.docent.retrieval.index.atlas.AtlasIndexProperties.Quantization;
import dev.docent.retrieval.index.remote.Poll;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An index in a stand-in of its own, which is closed with it, or in a real server. */
final class OpenedIndex implements PassageIndex, AutoCloseable {

    static final String DATABASE = "docent";
    /** In a real server, a database that is nobody's but the tests'. */
    static final String OF_TESTS = "docent_tests";

    static final String COLLECTION = "passages";
    static final VectorSpace VECTORS = new VectorSpace("by-hand", Passages.DIMENSIONS);

    /** Looks again at once, so that tests wait for nothing but the stand-in. */
    static final Poll AT_ONCE = new Poll(Duration.ofMillis(1), Duration.ofMillis(1));

    private final Optional<AtlasStandIn> standIn;
    private final MongoClient client;
    private final PassageIndex index;

    OpenedIndex(AtlasStandIn standIn, Fusion fusion) {
        this(standIn, settings(fusion, Duration.ofSeconds(30)));
    }

    OpenedIndex(AtlasStandIn standIn, AtlasIndexProperties settings) {
        this.standIn = Optional.of(standIn);
        this.client = MongoClients.create(standIn.uri());
        this.index = opening(database(), settings).open(COLLECTION, VECTORS);
    }

    /** One in a real server, in a database of its own that is emptied when it is closed. */
    OpenedIndex(String uri, Fusion fusion) {
        this.standIn = Optional.empty();
        this.client = MongoClients.create(uri);
        this.index = new AtlasIndexOpening(database(), settings(fusion, Duration.ofMinutes(1)), Poll.SOON, Poll.SOON)
                .open("test_" + UUID.randomUUID().toString().replace("-", ""), VECTORS);
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

    @Override
    public void put(DocumentRef document, List<EmbeddedPassage> passages) {
        index.put(document, passages);
    }

    @Override
    public void putWithoutVectors(DocumentRef document, List<Passage> passages) {
        index.putWithoutVectors(document, passages);
    }

    @Override
    public void addVectors(DocumentRef document, List<EmbeddedPassage> passages) {
        index.addVectors(document, passages);
    }

    @Override
    public void flush() {
        index.flush();
    }

    @Override
    public void delete(DocumentRef document) {
        index.delete(document);
    }

    @Override
    public void delete(Scope scope) {
        index.delete(scope);
    }

    @Override
    public List<PassageHit> search(PassageQuery query) {
        return index.search(query);
    }

    @Override
    public ExplainedHits explain(PassageQuery query, Collection<String> passages) {
        return index.explain(query, passages);
    }

    @Override
    public void check() {
        index.check();
    }

    @Override
    public List<Passage> passages(DocumentRef document, int offset, int limit) {
        return index.passages(document, offset, limit);
    }

    @Override
    public List<EmbeddedPassage> embedded(DocumentRef document, int offset, int limit) {
        return index.embedded(document, offset, limit);
    }

    @Override
    public long count(DocumentRef document) {
        return index.count(document);
    }

    @Override
    public List<DocumentRef> documents(@Nullable DocumentRef after, int limit) {
        return index.documents(after, limit);
    }

    @Override
    public IndexStatistics statistics(Scope scope) {
        return index.statistics(scope);
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
