package dev.docent.ingestion.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.ingestion.LengthEmbeddingModel;
import dev.docent.ingestion.pipeline.claim.IngestionStoppedException;
import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.embedding.EmbeddingTraits;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.PassageTitles;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import dev.docent.retrieval.provider.ProviderException;
import io.micrometer.observation.ObservationRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;

@Timeout(20)
class PassageEmbedderTest {

    private final LengthEmbeddingModel model = new LengthEmbeddingModel();
    private final Embeddings embeddings = new Embeddings(model, "length");
    private final PassageEmbedder embedding =
            new PassageEmbedder(() -> embeddings, 3, ComputePool.INLINE, ObservationRegistry.NOOP);

    @AfterEach
    void close() {
        embedding.close();
    }

    @Test
    void keepsTheOrderAndGivesEachItsOwnVector() throws InterruptedException {
        var passages = passages(50);

        var embedded = embed(embedding, passages, done -> {});

        assertThat(embedded).extracting(EmbeddedPassage::passage).containsExactlyElementsOf(passages);
        assertThat(embedded)
                .allSatisfy(each -> assertThat(each.vector())
                        .isEqualTo(LengthEmbeddingModel.vector(
                                "Top > Sub\n" + each.passage().text())));
    }

    @Test
    void usesAllThreadsForOneDocument() throws InterruptedException {
        var together = new CyclicBarrier(3);
        model.before(text -> meet(together));

        assertThat(embed(embedding, passages(9), done -> {})).hasSize(9);
    }

    @Test
    void reportsEachPassage() throws InterruptedException {
        var reports = new ArrayList<Integer>();

        embed(embedding, passages(5), reports::add);

        assertThat(reports).containsSubsequence(1, 2, 3, 4, 5);
    }

    @Test
    void sendsAHostedModelWholeBatchesWithTheirTitles() throws InterruptedException {
        var asked = new ConcurrentLinkedQueue<EmbeddingRequest>();
        var hosted = new Embeddings(new BatchModel(asked), new EmbeddingTraits("hosted", "elsewhere", 20, 2, true));
        var reports = new ArrayList<Integer>();
        try (var batches = new PassageEmbedder(() -> hosted, 3, ComputePool.INLINE, ObservationRegistry.NOOP)) {
            var embedded = embed(batches, passages(50), reports::add);

            assertThat(embedded).extracting(each -> each.vector()[0]).containsExactlyElementsOf(lengths(50));
        }
        assertThat(asked).extracting(each -> each.getInstructions().size()).containsExactlyInAnyOrder(20, 20, 10);
        assertThat(asked).allSatisfy(each -> {
            assertThat(each.getInstructions()).allMatch(text -> text.startsWith("passage "));
            assertThat(((PassageTitles) each.getOptions()).titles()).containsOnly("Top > Sub");
        });
        assertThat(reports).endsWith(50);
    }

    @Test
    void leavesOutThePassageThatTheModelRefuses() throws InterruptedException {
        failWith("passage 3", new ProviderException.RejectedException("It is refused", null, true));
        var run = embedding.start(passages(5), List.of());

        while (!run.isDone()) {
            run.awaitProgress();
        }

        assertThat(run.passages()).extracting(each -> each.passage().ordinal()).containsExactly(0, 1, 2, 4);
        assertThat(run.refused()).containsExactly(new RefusedPassage(passages(5).get(3), "length", true));
    }

    @Test
    void namesThePassageToWhichTheModelDoesNotRespondAndKeepsTheOthers() {
        failWith("passage 3", new ProviderException.UnavailableException("It takes too long", null, null));
        var run = embedding.start(passages(5), List.of());

        assertThatThrownBy(() -> {
                    while (!run.isDone()) {
                        run.awaitProgress();
                    }
                })
                .isInstanceOfSatisfying(
                        EmbeddingUnavailableException.class,
                        failure -> assertThat(failure.passage())
                                .contains(passages(5).get(3)));
        assertThat(run.passages()).extracting(each -> each.passage().ordinal()).contains(0, 1, 2);
    }

    @Test
    void embedsNoPassageWhoseVectorIsKnown() throws InterruptedException {
        var asked = new ConcurrentLinkedQueue<String>();
        model.before(asked::add);
        var all = passages(5);
        var known = List.of(
                new EmbeddedPassage(all.get(1), new float[] {1}, embeddings.space()),
                new EmbeddedPassage(all.get(2), new float[] {2}, new VectorSpace("another model", 8)));
        var run = embedding.start(all, known);

        while (!run.isDone()) {
            run.awaitProgress();
        }

        assertThat(asked).hasSize(4).noneMatch(text -> text.endsWith("passage 1"));
        assertThat(run.passages()).hasSize(5);
        assertThat(run.passages().get(1).vector()).containsExactly(1);
    }

    private void failWith(String refused, RuntimeException failure) {
        model.before(text -> {
            if (text.endsWith(refused)) {
                throw failure;
            }
        });
    }

    private static List<Float> lengths(int count) {
        return passages(count).stream()
                .map(passage -> (float) passage.text().length())
                .toList();
    }

    /** Gives the length of each text. */
    private record BatchModel(Queue<EmbeddingRequest> asked) implements EmbeddingModel {

        @Override
        public EmbeddingResponse call(EmbeddingRequest request) {
            asked.add(request);
            return new EmbeddingResponse(request.getInstructions().stream()
                    .map(text -> new Embedding(new float[] {text.length()}, 0))
                    .toList());
        }

        @Override
        public int dimensions() {
            return 1;
        }

        @Override
        public float[] embed(Document document) {
            throw new UnsupportedOperationException("Texts are embedded, not documents");
        }
    }

    @Test
    void saysThatTheModelDoesNotAnswer() {
        model.before(text -> {
            throw new IllegalStateException("out of order");
        });

        assertThatThrownBy(() -> embed(embedding, passages(5), done -> {}))
                .isInstanceOf(EmbeddingUnavailableException.class)
                .hasRootCauseMessage("out of order");
    }

    @Test
    void stopsSoonAfterItIsToldTo() {
        var embedded = new AtomicInteger();
        model.before(text -> embedded.incrementAndGet());

        assertThatThrownBy(() -> embed(embedding, passages(1000), done -> {
                    throw new IngestionStoppedException();
                }))
                .isInstanceOf(IngestionStoppedException.class);

        embedding.close();
        assertThat(embedded.get()).isLessThan(10);
    }

    @Test
    void hearsAStopWhileACallTakesLong() {
        var never = new CyclicBarrier(2);
        model.before(text -> meet(never));

        assertThatThrownBy(() -> embed(embedding, passages(1), done -> {
                    throw new IngestionStoppedException();
                }))
                .isInstanceOf(IngestionStoppedException.class);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(15, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new IllegalStateException("The others did not come", failure);
        }
    }

    private static List<Passage> passages(int count) {
        var source = new PassageSource("ann", "kb", "d1", "a.txt", "text/plain", Instant.EPOCH, Map.of(), null);
        return IntStream.range(0, count)
                .mapToObj(each -> new Passage(
                        "d1-" + each,
                        source,
                        each,
                        "passage " + each,
                        0,
                        9,
                        null,
                        null,
                        List.of("Top", "Sub"),
                        2,
                        false))
                .toList();
    }

    private static List<EmbeddedPassage> embed(PassageEmbedder embedder, List<Passage> passages, IntConsumer onProgress)
            throws InterruptedException {
        var run = embedder.start(passages, List.of());
        while (!run.isDone()) {
            run.awaitProgress();
            onProgress.accept(run.done());
        }
        return run.passages();
    }
}
