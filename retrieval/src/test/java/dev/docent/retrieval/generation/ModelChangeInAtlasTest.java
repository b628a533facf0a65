package dev.docent.retrieval.generation;

import static dev.docent.retrieval.generation.IndexInFolder.OWNER;
import static dev.docent.retrieval.generation.IndexInFolder.numbered;
import static dev.docent.retrieval.generation.IndexInFolder.sorted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.docent.retrieval.generation.GenerationException.WrongStateException;
import dev.docent.retrieval.generation.RebuildProperties.Start;
import dev.docent.retrieval.index.Generation.State;
import dev.docent.retrieval.index.UnavailableIndexException;
import dev.docent.retrieval.index.UnusableIndexException;
import dev.docent.retrieval.index.atlas.AtlasGenerations;
import dev.docent.retrieval.index.atlas.AtlasStandIn;
import dev.docent.retrieval.passage.DocumentRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Starts with one model and then with another, on MongoDB. */
@Timeout(60)
class ModelChangeInAtlasTest {

    private final NamedModel old = new NamedModel("old", 4);
    private final NamedModel other = new NamedModel("other", 6);

    private final AtlasStandIn standIn = AtlasStandIn.start();
    private final MongoClient client = MongoClients.create(standIn.uri());

    @BeforeEach
    void madeWithTheOldModel() {
        try (var index = start(true, old)) {
            index.upload("sea", "waves", "tides");
            index.upload("land", numbered("hill", 9));
        }
    }

    @AfterEach
    void close() {
        client.close();
        standIn.close();
    }

    @Test
    void keepsNothingElseWhileThereIsOneGeneration() {
        try (var index = start(true, old)) {
            assertThat(index.states()).containsExactly("1 old SERVING");
            assertThat(index.nearest("waves")).first().isEqualTo("waves");
        }
        assertThat(collections()).containsExactlyInAnyOrder("passages", "passages_documents");
    }

    @Test
    void checksTheSearchIndexesOfTheServingGeneration() {
        try (var index = start(true, old)) {
            index.index.check();

            standIn.refuse("aggregate", "passages", 8, "cannot query vector index while in state STALE");
            assertThatExceptionOfType(UnavailableIndexException.class).isThrownBy(index.index::check);

            standIn.mend();
            index.index.check();
        }
    }

    @Test
    void keepsTheModelThatBuiltItWhereSeveralProcessesAreAtTheIndexAndNoSettingNamesAnother() {
        try (var index = IndexInFolder.withUnnamed(AtlasGenerations.in(client, true), other, old)) {
            assertThat(index.states()).containsExactly("1 old SERVING");
            assertThat(index.nearest("waves")).first().isEqualTo("waves");
            assertThat(other.embedded()).isEmpty();
        }
        assertThatExceptionOfType(UnusableIndexException.class)
                .as("where the old model is gone")
                .isThrownBy(() -> IndexInFolder.withUnnamed(AtlasGenerations.in(client, true), other));
    }

    @Test
    void changesOverWhileDocumentsComeAndGo() {
        var hold = Hold.of(other, "hill");
        try (var index = start(false, other, old)) {
            index.started();
            hold.awaitReached();
            assertThat(index.states()).containsExactly("1 old SERVING", "2 other FILLING");
            index.upload("sky", "clouds");
            index.upload("sea", "waves", "storms");
            index.index.delete(new DocumentRef(OWNER, "land"));
            assertThat(index.nearest("clouds")).first().isEqualTo("clouds");

            hold.release();

            awaitServing(index, "2");
            assertThat(index.nearest("storms").stream().sorted()).isEqualTo(sorted("clouds", "waves", "storms"));
            assertThat(index.byWords("hill tides")).isEmpty();
            assertThat(index.administration.generations())
                    .allSatisfy(each -> assertThat(each.passages()).isEqualTo(3));
        }
        try (var index = start(true, new NamedModel("other", 6))) {
            assertThat(index.states()).containsExactly("1 old KEPT", "2 other SERVING");
            assertThat(index.nearest("storms")).first().isEqualTo("storms");
        }
    }

    @Test
    void rollsBackAndDropsWhatServesNoMore() {
        try (var index = start(false, other, old)) {
            index.started();
            awaitServing(index, "2");
            index.upload("sky", "clouds");
        }
        try (var index = start(false, other, new NamedModel("old", 4))) {
            index.started();

            index.administration.rollBack(null);

            awaitServing(index, "1");
            assertThat(index.nearest("clouds")).hasSize(12).first().isEqualTo("clouds");
            index.administration.delete("2");
            assertThat(index.states()).containsExactly("1 old SERVING");
        }
        assertThat(collections()).noneMatch(name -> name.contains("generation"));
    }

    @Test
    void removesDocumentsThoughAnotherNodeDroppedAGenerationThatThisOneHasOpen() {
        changedOver();
        try (var one = start(true, other);
                var another = start(true, new NamedModel("other", 6))) {
            one.administration.delete("1");

            another.index.delete(new DocumentRef(OWNER, "sea"));
            assertThat(another.byWords("waves tides")).isEmpty();
            another.index.delete(IndexInFolder.SCOPE);

            assertThat(another.byWords("hill")).isEmpty();
        }
    }

    @Test
    void removesWhatWasDroppedHalfAlsoWhereItIsNotAlone() {
        changedOver();
        try (var index = start(true, other)) {
            index.administration.delete("1");
        }
        try (var index = start(false, new NamedModel("third", 4), other)) {
            index.administration.delete("3");
        }
        for (var name : List.of("passages", "passages_documents", "passages_generation_3", "passages_generation_4")) {
            client.getDatabase("docent").getCollection(name).insertOne(new Document("left", true));
        }

        start(true, new NamedModel("other", 6)).close();

        assertThat(collections())
                .containsExactlyInAnyOrder(
                        "passages_catalogue",
                        "passages_generation_2",
                        "passages_generation_2_documents",
                        "passages_generation_4");
    }

    @Test
    void goesOnWhereAProcessEnded() {
        try (var index = start(false, other, old)) {
            assertThat(index.states()).containsExactly("1 old SERVING", "2 other FILLING");
        }
        try (var index = start(false, new NamedModel("other", 6), new NamedModel("old", 4))) {
            assertThat(index.states()).containsExactly("1 old SERVING", "2 other FILLING");
            index.started();
            awaitServing(index, "2");
            assertThat(index.nearest("tides")).hasSize(11).first().isEqualTo("tides");
        }
    }

    @Test
    void removesWhatAnEndedProcessWasAboutToDropOnlyWhereItIsAlone() {
        var left = client.getDatabase("docent").getCollection("passages_generation_7");
        left.insertOne(new Document("left", true));

        start(true, old).close();
        assertThat(collections()).contains("passages_generation_7");

        start(false, old).close();
        assertThat(collections()).doesNotContain("passages_generation_7");
    }

    @Test
    void followsAnotherProcessThatChangesTheGenerations() {
        try (var first = start(false, other, old);
                var second = start(false, new NamedModel("other", 6), new NamedModel("old", 4))) {
            first.administration.pause();

            assertThatExceptionOfType(WrongStateException.class)
                    .isThrownBy(() -> second.generations.change(
                            second.generations.now().catalogue(),
                            second.generations.now().catalogue().with("2", State.KEPT)));
            second.administration.start();
            assertThat(second.states()).containsExactly("1 old SERVING", "2 other FILLING");
        }
    }

    private void changedOver() {
        try (var index = start(false, other, old)) {
            index.started();
            awaitServing(index, "2");
        }
    }

    private IndexInFolder start(boolean shared, NamedModel chosen, NamedModel... others) {
        return new IndexInFolder(AtlasGenerations.in(client, shared), Start.AUTOMATIC, chosen, others);
    }

    private Iterable<String> collections() {
        return client.getDatabase("docent").listCollectionNames().into(new ArrayList<>());
    }

    private static void awaitServing(IndexInFolder index, String name) {
        await().atMost(Duration.ofSeconds(40))
                .until(() -> index.generations.name().equals(name));
    }
}
