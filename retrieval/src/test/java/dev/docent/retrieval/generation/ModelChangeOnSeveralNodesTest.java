package dev.docent.retrieval.generation;

import static dev.docent.retrieval.generation.IndexInFolder.OWNER;
import static dev.docent.retrieval.generation.IndexInFolder.numbered;
import static dev.docent.retrieval.generation.IndexInFolder.sorted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.docent.retrieval.generation.RebuildProperties.Start;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.FillLease;
import dev.docent.retrieval.index.Generation;
import dev.docent.retrieval.index.GenerationStore;
import dev.docent.retrieval.index.OutdatedVectorsException;
import dev.docent.retrieval.index.UnavailableIndexException.OutdatedProcessException;
import dev.docent.retrieval.index.UnusableIndexException;
import dev.docent.retrieval.index.atlas.AtlasGenerations;
import dev.docent.retrieval.index.atlas.AtlasStandIn;
import dev.docent.retrieval.passage.DocumentRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several nodes at one index, one of which is started with another model. */
@Timeout(90)
class ModelChangeOnSeveralNodesTest {

    private final AtlasStandIn standIn = AtlasStandIn.start();
    private final List<MongoClient> clients = new ArrayList<>();
    private final List<IndexInFolder> nodes = new ArrayList<>();
    private final Map<IndexInFolder, MongoClient> clientOf = new HashMap<>();

    @BeforeEach
    void madeWithTheOldModel() {
        var index = node(model("old"));
        index.upload("sea", "waves", "tides");
        index.upload("land", numbered("hill", 9));
    }

    @AfterEach
    void close() {
        nodes.forEach(ModelChangeOnSeveralNodesTest::stop);
        clients.forEach(MongoClient::close);
        standIn.close();
    }

    @Test
    void findsWithTheNewModelWhatOtherNodesWroteDuringTheFill() {
        var running = node(model("old"), model("other")).started();
        var other = model("other");
        var hold = Hold.of(other, "hill");
        var filling = node(other, model("old")).started();
        hold.awaitReached();

        running.upload("sky", "clouds");
        running.upload("sea", "waves", "storms");
        running.index.delete(document("land"));
        assertThat(running.nearest("clouds")).first().isEqualTo("clouds");
        assertThat(filling.nearest("clouds")).first().isEqualTo("clouds");
        hold.release();

        awaitServing("2", running, filling);
        assertThat(nodes(running, filling)).allSatisfy(node -> {
            assertThat(node.nearest("storms").stream().sorted()).isEqualTo(sorted("clouds", "waves", "storms"));
            assertThat(node.byWords("hill tides")).isEmpty();
        });
        assertThat(filling.administration.generations())
                .allSatisfy(each -> assertThat(each.passages()).isEqualTo(3));
    }

    @Test
    void deletesOnAnotherNodeWhatTheFillHasReadAndNotYetWritten() {
        var running = node(model("old"), model("other")).started();
        var other = model("other");
        var hold = Hold.of(other, "");
        var filling = node(other, model("old")).started();
        hold.awaitReached();

        running.index.delete(IndexInFolder.SCOPE);
        running.upload("sky", "clouds");
        hold.release();

        awaitServing("2", running, filling);
        assertThat(filling.byWords("hill waves tides clouds")).containsExactly("clouds");
        assertThat(running.nearest("waves")).containsExactly("clouds");
    }

    @Test
    void continuesWhereANodeDied() {
        node(model("old")).upload("air", numbered("wind", 100));
        var before = model("other");
        var hold = Hold.of(before, "waves");
        var killed = node(before, model("old")).started();
        hold.awaitReached();
        var after = model("other");
        var next = node(after, model("old")).started();

        kill(killed);

        awaitServing("2", next);
        hold.release();
        assertThat(next.nearest("waves")).hasSize(111).first().isEqualTo("waves");
        assertThat(before.embedded()).as("a batch of the fill").containsKeys(numbered("wind", 100));
        assertThat(after.embedded())
                .as("the batch that was under way, and what followed")
                .containsKeys("waves", "tides")
                .doesNotContainKeys(numbered("wind", 100));
    }

    @Test
    void ignoresWhatAFormerHolderOfTheLeaseStillDoes() {
        var one = store();
        var node = node(model("other"), model("old"));
        var target = node.generations.now().catalogue().target().orElseThrow();
        var open = Objects.requireNonNull(node.generations.now().target()).index();
        var former = one.claim().orElseThrow();
        var passages = IndexInFolder.passages("sea", "old waves").stream()
                .map(each -> new EmbeddedPassage(each, model("other").vector(each.text()), target.space()))
                .toList();
        assertThatExceptionOfType(IllegalStateException.class)
                .as("the end of what was lost")
                .isThrownBy(() -> former.fill(target, open, stale -> {
                    stale.put(document("sea"), passages);
                    var next = claimAfterExpiry(store());
                    next.fill(
                            target,
                            open,
                            fresh -> assertThat(fresh.count(document("sea"))).isZero());
                    next.fill(target, open, fresh -> fresh.delete(document("sea")));

                    assertThatExceptionOfType(IllegalStateException.class)
                            .as("a write after another claim")
                            .isThrownBy(() -> stale.put(document("land"), passages("land", target)));
                    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(stale::flush);
                    assertThat(former.renew()).isFalse();
                    assertThat(former.seal()).isFalse();
                    assertThat(next.seal()).isTrue();
                    var known = node.generations.now().catalogue();
                    assertThat(former.switchTo(known, known.switchedTo("2", Generation.State.KEPT)))
                            .isFalse();
                    former.unseal();
                    former.release();
                    assertThat(next.switchTo(known, known.switchedTo("2", Generation.State.KEPT)))
                            .isTrue();
                }));
        assertThat(open.count(document("sea"))).isZero();
    }

    @Test
    void answersWithTheOldModelAndWritesNothingWhereTheNewOneIsNotConfigured() {
        var without = node(model("old")).started();
        var changing = node(model("other"), model("old")).started();

        awaitServing("2", changing);

        var writes = List.<ThrowingCallable>of(
                () -> without.upload("sky", "clouds"),
                () -> without.index.delete(document("sea")),
                () -> without.index.delete(IndexInFolder.SCOPE),
                without.index::flush,
                without.index::check);
        assertThat(writes)
                .allSatisfy(write -> assertThatExceptionOfType(OutdatedProcessException.class)
                        .isThrownBy(write)
                        .withMessageContaining("switched to generation 2")
                        .withMessageContaining("Restart it with the embedding model other"));
        assertThat(without.nearest("waves")).first().isEqualTo("waves");
        changing.index.delete(document("sea"));
        assertThat(without.byWords("waves tides")).isEmpty();

        stop(without);
        assertThatExceptionOfType(UnusableIndexException.class)
                .as("a start with the old setting")
                .isThrownBy(() -> node(model("old")))
                .withMessageContaining("vectors of other");
        var restarted = node(model("other"), model("old")).started();
        assertThat(restarted.byWords("hill")).hasSize(9);
    }

    @Test
    void keepsItsGenerationsWhenNodesStartOneAfterTheOther() {
        var first = node(model("other"), model("old"));
        assertThat(first.states()).containsExactly("1 old SERVING", "2 other FILLING");

        var withTheOldSetting = node(model("old"));
        assertThat(withTheOldSetting.states()).containsExactly("1 old SERVING", "2 other FILLING");
        withTheOldSetting.upload("sky", "clouds");
        first.started();
        awaitServing("2", first);
        assertThat(first.nearest("clouds")).contains("clouds");

        var reachingBoth = node(model("old"), model("other"));
        assertThat(reachingBoth.states()).containsExactly("1 old KEPT", "2 other SERVING");
    }

    @Test
    void copiesWhatWasPutAndNotFlushedBeforeAnotherNodeSwitched() {
        var slow = node(model("old"), model("other"));
        slow.upload("sky", "clouds");
        var old = model("old");
        slow.index.put(
                document("fog"),
                IndexInFolder.passages("fog", "mist", "haze").stream()
                        .map(each -> new EmbeddedPassage(each, old.vector(each.text()), old.space()))
                        .toList());
        var changing = node(model("other"), model("old")).started();
        awaitServing("2", changing);

        slow.index.flush();

        assertThat(changing.nearest("mist")).first().isEqualTo("mist");
        assertThat(slow.nearest("mist")).first().isEqualTo("mist");
        assertThatExceptionOfType(OutdatedVectorsException.class)
                .isThrownBy(() -> slow.index.addVectors(
                        document("fog"),
                        IndexInFolder.passages("fog", "mist").stream()
                                .map(each -> new EmbeddedPassage(each, old.vector(each.text()), old.space()))
                                .toList()));
    }

    @Test
    void waitsWithWritesUntilTheSwitchOrTheDeathOfTheHolder() throws Exception {
        var writing = node(model("old")).started();
        node(model("other"), model("old"));
        var lease = store().claim().orElseThrow();
        assertThat(lease.seal()).isTrue();

        var upload = CompletableFuture.runAsync(() -> writing.upload("sky", "clouds"));
        assertThat(writing.nearest("waves")).first().isEqualTo("waves");
        assertThat(upload).isNotDone();

        upload.get(30, TimeUnit.SECONDS);
        assertThat(lease.renew()).isFalse();
        assertThat(writing.nearest("clouds")).first().isEqualTo("clouds");
    }

    @Test
    void rollsBackOnAllNodes() {
        var one = node(model("other"), model("old")).started();
        awaitServing("2", one);
        var two = node(model("other"), model("old")).started();
        two.upload("sky", "clouds");

        one.administration.rollBack(null);

        awaitServing("1", one, two);
        assertThat(two.nearest("clouds")).hasSize(12).first().isEqualTo("clouds");
        two.administration.delete("2");
        await().until(() -> one.states().equals(List.of("1 old SERVING")));
    }

    private static FillLease claimAfterExpiry(GenerationStore store) {
        return await().atMost(Duration.ofSeconds(20))
                .until(store::claim, found -> found.isPresent())
                .orElseThrow();
    }

    private static List<EmbeddedPassage> passages(String document, Generation target) {
        return IndexInFolder.passages(document, "late").stream()
                .map(each -> new EmbeddedPassage(each, model("other").vector(each.text()), target.space()))
                .toList();
    }

    /** Cuts the node off: nothing that it does has an effect any more. */
    private void kill(IndexInFolder node) {
        Objects.requireNonNull(clientOf.get(node)).close();
    }

    private static void stop(IndexInFolder node) {
        try {
            node.close();
        } catch (RuntimeException dead) {
            // It was killed before.
        }
    }

    private IndexInFolder node(NamedModel chosen, NamedModel... others) {
        var node = new IndexInFolder(store(), Start.AUTOMATIC, chosen, others);
        nodes.add(node);
        clientOf.put(node, clients.getLast());
        return node;
    }

    private GenerationStore store() {
        var client = MongoClients.create(standIn.uri());
        clients.add(client);
        return AtlasGenerations.in(client, true);
    }

    private static NamedModel model(String name) {
        return new NamedModel(name, name.equals("old") ? 4 : 6);
    }

    private static DocumentRef document(String id) {
        return new DocumentRef(OWNER, id);
    }

    private static List<IndexInFolder> nodes(IndexInFolder... nodes) {
        return List.of(nodes);
    }

    private static void awaitServing(String name, IndexInFolder... nodes) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> nodes(nodes).stream()
                        .allMatch(each -> each.generations.name().equals(name)));
    }
}
