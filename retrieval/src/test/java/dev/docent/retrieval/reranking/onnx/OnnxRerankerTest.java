package dev.docent.retrieval.reranking.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.reranking.Reranker;
import dev.docent.retrieval.reranking.RerankerContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real session and a real tokenizer, over a model that is small enough to be reckoned by hand. */
class OnnxRerankerTest implements RerankerContract {

    private static final Path NATIVES = Path.of("target", "models");
    private static final TinyGraph BERT = TinyGraph.of("input_ids", "attention_mask", "token_type_ids");

    @TempDir
    private Path folder;

    private OnnxReranker reranker;

    @BeforeEach
    void loads() throws IOException {
        reranker = load(BERT);
    }

    @AfterEach
    void closes() {
        reranker.close();
    }

    @Override
    public Reranker reranker() {
        return reranker;
    }

    /** Of the passage "lit keeper" count 40, 60 and the 3 of the last mark; of the question, nothing. */
    @Test
    void readsQuestionAndPassageAsTwoParts() {
        assertThat(score("harbour", "lit keeper")).isCloseTo(sigmoid(0.01 * 103 - 2), within(1e-6));
        assertThat(score("anything else", "lit keeper")).isEqualTo(score("harbour", "lit keeper"));
    }

    /** Without the parts, the marks 2 and 3 and the question's 90 count too; the graph takes nothing that it does not know. */
    @ParameterizedTest
    @CsvSource({"input_ids;attention_mask, 198", "input_ids, 198", "attention_mask;input_ids, 198"})
    void feedsTheInputsThatTheGraphHasAlone(String inputs, int sum) throws IOException {
        try (var other = load(TinyGraph.of(inputs.split(";")))) {
            assertThat(other.scores("harbour", List.of(passage("lit keeper"))))
                    .first()
                    .satisfies(score -> assertThat(score).isCloseTo(sigmoid(0.01 * sum - 2), within(1e-6)));
        }
    }

    @Test
    void takesTheSecondOfTwoNumbersForTheFit() throws IOException {
        try (var two = load(BERT.giving(new float[] {-0.004F, 0.006F}, new float[] {0.5F, -1.5F}))) {
            assertThat(two.scores("harbour", List.of(passage("lit keeper"), passage("harbour"))))
                    .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-6 ? 0 : 1, Double.class)
                    .isEqualTo(reranker.scores("harbour", List.of(passage("lit keeper"), passage("harbour"))));
        }
    }

    @Test
    void readsHeadingsBeforeTheText() {
        var plain = passage("lit");
        var below = new Passage(
                "sea-0", plain.source(), 0, "lit", 0, 3, null, null, List.of("Harbour", "Keeper"), 1, false);

        assertThat(reranker.scores("?", List.of(below)))
                .isEqualTo(reranker.scores("?", List.of(passage("harbour > keeper\nlit"))));
    }

    /** Each unknown word counts 1, so the sum tells how many were read: 512 less four of the question and the marks. */
    @Test
    void cutsThePassageWhereAPairIsTooLong() {
        assertThat(score("who", "word ".repeat(5_000))).isCloseTo(sigmoid(0.01 * (508 + 3) - 2), within(1e-6));
        assertThat(score("who", "word ".repeat(508))).isEqualTo(score("who", "word ".repeat(5_000)));
        assertThat(score("who", "word ".repeat(507))).isLessThan(score("who", "word ".repeat(508)));
    }

    /** The tokenizer's file would have it pad to 700, so that a graph of 512 tokens would not even load. */
    @Test
    void padsNothing() throws IOException {
        try (var fixed = load(BERT.ofLength(512))) {
            assertThat(fixed.scores("who", List.of(passage("word ".repeat(508)))))
                    .hasSize(1);
            assertThatThrownBy(() -> fixed.scores("who", List.of(passage("word ".repeat(500)))))
                    .hasMessageContaining("The reranking model failed on a pair of 504 tokens");
        }
    }

    @Test
    void leavesRoomForThePassageBesideALongQuestion() {
        assertThat(score("who ".repeat(5_000), "lit keeper")).isCloseTo(sigmoid(0.01 * 103 - 2), within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"16, 16", "1000000000000000019884624838656, 512", "15, 512", "0, 512", "null, 512"})
    void keepsToTheLengthThatTheModelNames(String named, int length) throws IOException {
        TinyModel.in(folder, BERT);
        Files.writeString(folder.resolve("tokenizer_config.json"), "{\"model_max_length\": %s}".formatted(named));

        try (var other = OnnxReranker.load(ModelFolder.of(folder), NATIVES, 7, ComputePool.INLINE)) {
            assertThat(other.scores("who", List.of(passage("word ".repeat(5_000)))))
                    .first()
                    .satisfies(score ->
                            assertThat(score).isCloseTo(sigmoid(0.01 * (length - 4 + 3) - 2), within(1e-6)));
        }
    }

    /** Infinity less infinity is no number. */
    @Test
    void holdsWhatIsNoNumberForNoFit() throws IOException {
        var infinity = Float.POSITIVE_INFINITY;
        try (var broken = load(BERT.giving(new float[] {infinity, infinity}, new float[] {0, 0}))) {
            assertThat(broken.scores("who", List.of(passage("lit")))).containsExactly(0.0);
        }
    }

    @Test
    void isCalledByItsFolderAndFile() {
        assertThat(reranker.name()).isEqualTo(folder.getFileName() + "/model.onnx");
        assertThat(reranker.depth()).isEqualTo(7);
    }

    @Test
    void finishesWhatIsUnderWayBeforeItCloses() throws Exception {
        var passages = List.of(passage("lit"), passage("keeper"), passage("harbour"));
        var calling = new CountDownLatch(4);
        var callers = new ArrayList<Future<?>>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                callers.add(threads.submit(() -> {
                    reranker.scores("who", passages);
                    calling.countDown();
                    while (true) {
                        reranker.scores("who", passages);
                    }
                }));
            }
            calling.await();
            reranker.close();
            reranker.close();
        }
        assertThat(callers)
                .extracting(Future::exceptionNow)
                .allSatisfy(end -> assertThat(end).hasMessage("The reranking model is closed"));
    }

    @Test
    void refusesAModelThatCannotReadAPairOfItsLength() throws IOException {
        assertThatThrownBy(() -> load(BERT.ofLength(16)))
                .hasMessageStartingWith(
                        "docent.reranking.model-folder names %s, whose model.onnx fails on a pair of 512 tokens ("
                                .formatted(folder))
                .hasMessageEndingWith(").")
                .hasMessageNotContaining("\n");
    }

    private OnnxReranker load(TinyGraph graph) throws IOException {
        return OnnxReranker.load(ModelFolder.of(TinyModel.in(folder, graph)), NATIVES, 7, ComputePool.INLINE);
    }

    private double score(String question, String passage) {
        return reranker.scores(question, List.of(passage(passage))).getFirst();
    }

    private static Passage passage(String text) {
        return RerankerContract.passage(text);
    }

    private static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
