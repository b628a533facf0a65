package dev.docent.retrieval.index.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.UnusableIndexException;
import dev.docent.retrieval.index.atlas.AtlasIndexProperties.Quantization;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchIndexesTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final IndexDefinition PLAIN = vectors(Quantization.NONE);

    private final AtlasStandIn standIn = AtlasStandIn.start();
    private final MongoClient client = MongoClients.create(standIn.uri());

    @AfterEach
    void close() {
        client.close();
        standIn.close();
    }

    @Test
    void makesAnIndexAndWaitsUntilItCanBeAsked() {
        standIn.building(5);

        assertThat(ready(indexes(), PLAIN)).isEqualTo("passages_vectors_v1");

        assertThat(listed()).extracting(each -> each.getBoolean("queryable")).containsExactly(true);
    }

    @Test
    void buildsBothIndexesAtOnce() {
        standIn.building(5);

        assertThat(indexes().ready(List.of(PLAIN, IndexDefinition.words("passages")), LONG))
                .containsExactly("passages_vectors_v1", "passages_words_v1");

        assertThat(standIn.createCommands()).isEqualTo(1);
        assertThat(listed()).allMatch(each -> each.getBoolean("queryable"));
    }

    @Test
    void makesTheOtherIndexOfTwoIfAnotherNodeMadeOne() {
        ready(indexes(), IndexDefinition.words("passages"));
        standIn.hideFromLists(1);

        assertThat(indexes().ready(List.of(PLAIN, IndexDefinition.words("passages")), LONG))
                .containsExactly("passages_vectors_v1", "passages_words_v1");
        assertThat(names()).containsExactlyInAnyOrder("passages_vectors_v1", "passages_words_v1");
    }

    @ParameterizedTest
    @EnumSource
    void takesTheIndexThatIsThere(Quantization quantization) {
        ready(indexes(), vectors(quantization));
        ready(indexes(), IndexDefinition.words("passages"));

        assertThat(ready(indexes(), vectors(quantization))).isEqualTo("passages_vectors_v1");
        assertThat(ready(indexes(), IndexDefinition.words("passages"))).isEqualTo("passages_words_v1");
        assertThat(names()).containsExactly("passages_vectors_v1", "passages_words_v1");
    }

    @Test
    void takesOneWhoseDescriptionLeavesOutThatVectorsAreNotCompressed() {
        var described = PLAIN.definition();
        described.getList("fields", Document.class).getFirst().remove("quantization");

        assertThat(vectors(Quantization.NONE).isMadeAs(described)).isTrue();
        assertThat(vectors(Quantization.SCALAR).isMadeAs(described)).isFalse();
    }

    @Test
    void makesAnotherVersionOfAnIndexThatIsToBeOtherwise() {
        ready(indexes(), PLAIN);

        assertThat(ready(indexes(), vectors(Quantization.SCALAR))).isEqualTo("passages_vectors_v2");
        assertThat(names()).containsExactly("passages_vectors_v1", "passages_vectors_v2");
    }

    @Test
    void dropsTheOlderVersionAtTheStartAfter() {
        ready(indexes(), PLAIN);
        ready(indexes(), IndexDefinition.words("passages"));
        ready(indexes(), vectors(Quantization.SCALAR));

        ready(indexes(), vectors(Quantization.SCALAR));

        assertThat(names()).containsExactly("passages_words_v1", "passages_vectors_v2");
    }

    @Test
    void leavesTheOlderVersionToNodesThatMayBeAtIt() {
        ready(indexes(), PLAIN);
        ready(indexes(), vectors(Quantization.SCALAR));

        assertThat(ready(indexes(true), vectors(Quantization.SCALAR))).isEqualTo("passages_vectors_v2");

        assertThat(names()).containsExactly("passages_vectors_v1", "passages_vectors_v2");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 27})
    void letsAnotherOneDropTheOlderVersion(int code) {
        ready(indexes(), PLAIN);
        ready(indexes(), vectors(Quantization.SCALAR));
        standIn.refuse("dropSearchIndex", "passages", code, "dropped");

        assertThat(ready(indexes(), vectors(Quantization.SCALAR))).isEqualTo("passages_vectors_v2");
    }

    @Test
    void goesOnWithAnIndexThatAnotherNodeMakes() throws Exception {
        standIn.building(10);

        try (var nodes = Executors.newFixedThreadPool(4)) {
            var names = nodes.invokeAll(IntStream.range(0, 4)
                    .mapToObj(each -> (Callable<String>) () -> ready(indexes(), PLAIN))
                    .toList());
            for (var name : names) {
                assertThat(name.get()).isEqualTo("passages_vectors_v1");
            }
        }
    }

    @Test
    void doesNotWaitForEver() {
        standIn.building(Integer.MAX_VALUE);

        assertThatThrownBy(() -> indexes().ready(List.of(PLAIN), Duration.ZERO))
                .isInstanceOf(UnusableIndexException.class)
                .hasMessageContaining("passages_vectors_v1")
                .hasMessageContaining("docent.index.atlas.ready-wait");
    }

    @Test
    void tellsAServerWithSearchFromOneWithout() {
        try (var without = AtlasStandIn.withoutSearch();
                var plain = MongoClients.create(without.uri())) {
            assertThat(SearchProbe.missingSearch(plain.getDatabase("docent"), "passages"))
                    .contains("error 40324, Location40324");
        }
        assertThat(SearchProbe.missingSearch(database(), "passages")).isEmpty();
    }

    @Test
    void refusesAnIndexOfAnotherModel() {
        var settings = OpenedIndex.settings(AtlasIndexProperties.Fusion.RANKS, LONG);
        OpenedIndex.opening(database(), settings).open("passages", OpenedIndex.VECTORS);

        assertThatThrownBy(
                        () -> OpenedIndex.opening(database(), settings).open("passages", new VectorSpace("other", 3)))
                .isInstanceOf(UnusableIndexException.class)
                .hasMessageContaining("holds vectors of by-hand")
                .hasMessageContaining("/reindex");
        assertThatThrownBy(
                        () -> OpenedIndex.opening(database(), settings).open("passages", new VectorSpace("by-hand", 4)))
                .isInstanceOf(UnusableIndexException.class);
        assertThat(OpenedIndex.opening(database(), settings).open("others", new VectorSpace("other", 4)))
                .isNotNull();
    }

    private static IndexDefinition vectors(Quantization quantization) {
        return IndexDefinition.vectors("passages", 8, quantization, true);
    }

    private static String ready(SearchIndexes indexes, IndexDefinition wanted) {
        return indexes.ready(List.of(wanted), LONG).getFirst();
    }

    private SearchIndexes indexes() {
        return indexes(false);
    }

    private SearchIndexes indexes(boolean shared) {
        return new SearchIndexes(database(), "passages", OpenedIndex.AT_ONCE, shared);
    }

    private MongoDatabase database() {
        return client.getDatabase("docent");
    }

    private List<Document> listed() {
        return database()
                .getCollection("passages")
                .aggregate(List.of(new Document("$listSearchIndexes", new Document())))
                .into(new ArrayList<>());
    }

    private List<String> names() {
        return standIn.searchIndexes("docent", "passages");
    }
}
