package dev.docent.retrieval.index.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.GenerationStore;
import dev.docent.retrieval.index.UnusableIndexException;
import dev.docent.runtime.AdapterChoice;
import dev.docent.runtime.AdapterChoices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mock.env.MockEnvironment;

class SearchProbeTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "auto"})
    void keepsPassagesOnTheLocalDiskWhereNoServerIsSet(String kind) {
        assertThat(chosen(kind, "")).isEqualTo(new AdapterChoice("lucene", "the default"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "auto"})
    void keepsThemInAServerThatHasSearch(String kind) {
        try (var standIn = AtlasStandIn.start()) {
            assertThat(chosen(kind, standIn.uri())).isEqualTo(new AdapterChoice("atlas", "MONGO_URI is set"));
        }
    }

    @Test
    void keepsThemOnTheLocalDiskWhereTheServerHasNoSearchAndSaysSo() {
        try (var standIn = AtlasStandIn.withoutSearch()) {
            assertThat(chosen("", standIn.uri()))
                    .isEqualTo(new AdapterChoice(
                            "lucene", "the server in MONGO_URI has no search (error 40324, Location40324)"));
        }
    }

    @Test
    void leavesAWrongAddressToWhoConnectsInEarnest() {
        assertThat(chosen("", "nonsense")).isEqualTo(new AdapterChoice("atlas", "MONGO_URI is set"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lucene", "atlas"})
    void doesAsItIsTold(String kind) {
        assertThat(chosen(kind, "mongodb://nobody:9")).isEqualTo(new AdapterChoice(kind, "docent.index.kind is set"));
    }

    @Test
    void refusesAStartWhereTheServerHasNoSearch() {
        try (var standIn = AtlasStandIn.withoutSearch();
                var client = MongoClients.create(standIn.uri())) {
            context(client)
                    .run(context -> assertThat(context.getStartupFailure())
                            .rootCause()
                            .isInstanceOf(UnusableIndexException.class)
                            .hasMessageContaining("MONGO_URI has no search (error 40324"));
        }
    }

    @Test
    void refusesAStartWithoutAServer() {
        runner().run(context -> assertThat(context.getStartupFailure())
                .rootCause()
                .isInstanceOf(UnusableIndexException.class)
                .hasMessageContaining("MONGO_URI is missing"));
    }

    @Test
    void opensTheIndexInTheNamedDatabase() {
        try (var standIn = AtlasStandIn.start();
                var client = MongoClients.create(standIn.uri())) {
            context(client)
                    .withPropertyValues("docent.mongodb.database=library", "docent.index.atlas.quantization=binary")
                    .run(context -> {
                        var store = context.getBean(GenerationStore.class);
                        store.open(store.load(new VectorSpace("none", 8)).serving());
                    });

            assertThat(standIn.searchIndexes("library", "passages"))
                    .containsExactly("passages_vectors_v1", "passages_words_v1");
        }
    }

    @Test
    void loadsNothingWhereItIsNotChosen() {
        new ApplicationContextRunner()
                .withUserConfiguration(AtlasIndexConfiguration.class)
                .run(context -> assertThat(context).doesNotHaveBean(GenerationStore.class));
    }

    private static ApplicationContextRunner context(MongoClient client) {
        return runner().withBean(MongoClient.class, () -> client);
    }

    private static ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withUserConfiguration(AtlasIndexConfiguration.class)
                .withPropertyValues("docent.index.kind=atlas");
    }

    private static AdapterChoice chosen(String kind, String uri) {
        var settings =
                new MockEnvironment().withProperty("docent.index.kind", kind).withProperty("docent.mongodb.uri", uri);
        AdapterChoices.choose(settings);
        return AdapterChoice.of("index", settings);
    }
}
