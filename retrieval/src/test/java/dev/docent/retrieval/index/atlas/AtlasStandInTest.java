package dev.docent.retrieval.index.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.docent.retrieval.index.atlas.AtlasIndexProperties.Quantization;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowingConsumer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stand-in refuses what the real service refuses, so that a test on it says something of that. */
class AtlasStandInTest {

    private final AtlasStandIn standIn = AtlasStandIn.start();
    private final MongoClient client = MongoClients.create(standIn.uri());
    private final MongoCollection<Document> passages =
            client.getDatabase("docent").getCollection("passages");

    @BeforeEach
    void fill() {
        passages.insertOne(Document.parse(
                "{_id: '1', words: ['blue wave'], embedding: [1.0, 0.0, 0.0], metadata: {owner: 'anna', put: 1}}"));
        create(IndexDefinition.vectors("passages", 3, Quantization.NONE, true));
        create(IndexDefinition.words("passages"));
    }

    @AfterEach
    void close() {
        client.close();
        standIn.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{path: 'embedding', queryVector: [1, 0, 0], numCandidates: 5, limit: 6}",
                "{path: 'embedding', queryVector: [1, 0, 0], numCandidates: 10001, limit: 6}",
                "{path: 'embedding', queryVector: [1, 0, 0], limit: 6}",
                "{path: 'embedding', queryVector: [1, 0, 0], exact: true, numCandidates: 9, limit: 6}",
                "{path: 'embedding', queryVector: [1, 0, 0], exact: true, limit: 0}",
                "{path: 'embedding', queryVector: [1, 0], exact: true, limit: 6}",
                "{path: 'other', queryVector: [1, 0, 0], exact: true, limit: 6}",
                "{path: 'embedding', queryVector: [1, 0, 0], exact: true, limit: 6, filter: {content: 'x'}}",
                "{path: 'embedding', queryVector: [1, 0, 0], exact: true, limit: 6, filter: {'metadata.owner': {$regex: 'x'}}}",
                "{path: 'embedding', queryVector: [1, 0, 0], exact: true, limit: 6, filter: {'metadata.owner': {$in: []}}}",
                "{path: 'embedding', queryVector: [1, 0, 0], exact: true, limit: 6, surprise: 1}"
            })
    void refusesAWrongSearchOfVectors(String stage) {
        var asked = Document.parse(stage).append("index", "passages_vectors_v1");

        refuses(8, new Document("$vectorSearch", asked));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{phrase: {query: 'x', path: 'words'}}",
                "{text: {query: '', path: 'words'}}",
                "{compound: {}}",
                "{compound: {filter: [{equals: {path: 'content', value: 'x'}}]}}",
                "{compound: {filter: [{in: {path: 'metadata.owner', value: []}}]}}",
                "{compound: {filter: [{range: {path: 'metadata.put'}}]}}"
            })
    void refusesAWrongSearchOfWords(String stage) {
        var asked = Document.parse(stage).append("index", "passages_words_v1");

        refuses(8, new Document("$search", asked));
    }

    @Test
    void searchesInTheFirstStageAlone() {
        refuses(40602, new Document("$match", new Document()), vectors("passages_vectors_v1"));
    }

    @Test
    void givesNoScoreThatTheStageHasNot() {
        refuses(40218, vectors("passages_vectors_v1"), Document.parse("{$project: {score: {$meta: 'searchScore'}}}"));
    }

    @Test
    void findsNothingByAnIndexThatIsNotThere() {
        assertThat(run(vectors("misspelt"))).isEmpty();
        assertThat(run(vectors("passages_vectors_v1"))).hasSize(1);
    }

    @Test
    void refusesAnIndexThatIsThereAndOneOfNoCollection() {
        assertThatThrownBy(() -> create(IndexDefinition.words("passages"))).satisfies(code(68));
        assertThatThrownBy(() -> create("nowhere", IndexDefinition.words("passages")))
                .satisfies(code(26));
    }

    @Test
    void lacksSearchIfToldSo() {
        try (var other = AtlasStandIn.withoutSearch();
                var plain = MongoClients.create(other.uri())) {
            assertThatThrownBy(() -> plain.getDatabase("docent")
                            .getCollection("passages")
                            .aggregate(List.of(vectors("passages_vectors_v1")))
                            .first())
                    .satisfies(code(40324));
        }
    }

    @Test
    void showsALateWriteWhenItHasCaughtUp() {
        run(vectors("passages_vectors_v1"));
        standIn.holdBack();
        passages.deleteMany(new Document());

        assertThat(run(vectors("passages_vectors_v1"))).hasSize(1);

        standIn.catchUp();
        assertThat(run(vectors("passages_vectors_v1"))).isEmpty();
    }

    @Test
    void showsALateWriteWhenItWasAskedOftenEnough() {
        standIn.lagging(2);
        passages.deleteMany(new Document());
        run(vectors("passages_vectors_v1"));
        run(vectors("passages_vectors_v1"));

        assertThat(run(vectors("passages_vectors_v1"))).isEmpty();
    }

    private void refuses(int code, Document... stages) {
        assertThatThrownBy(() -> run(stages)).satisfies(code(code));
    }

    private static ThrowingConsumer<Throwable> code(int code) {
        return thrown -> assertThat(thrown)
                .asInstanceOf(InstanceOfAssertFactories.type(MongoCommandException.class))
                .extracting(MongoCommandException::getErrorCode)
                .isEqualTo(code);
    }

    private List<Document> run(Document... stages) {
        return passages.aggregate(List.of(stages)).into(new ArrayList<>());
    }

    private static Document vectors(String index) {
        return new Document(
                "$vectorSearch",
                Document.parse("{path: 'embedding', queryVector: [1, 0, 0], exact: true, limit: 6}")
                        .append("index", index));
    }

    private void create(IndexDefinition definition) {
        create("passages", definition);
    }

    private void create(String collection, IndexDefinition definition) {
        client.getDatabase("docent")
                .runCommand(new Document("createSearchIndexes", collection)
                        .append(
                                "indexes",
                                List.of(new Document("name", definition.stem() + "1")
                                        .append("type", definition.type())
                                        .append("definition", definition.definition()))));
    }
}
