package dev.docent.retrieval.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.docent.retrieval.embedding.EmbeddingTask;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.ai.embedding.EmbeddingRequest;

/** Native memory that is freed while someone reads it takes the whole process down, so these do not fail softly. */
class ClosingTest {

    private static final int CALLERS = 8;

    @Test
    void aClosedModelSaysSo() {
        var model = model();
        model.close();

        for (var task : EmbeddingTask.values()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> embed(model, task))
                    .withMessage("The embedding model is closed");
        }
    }

    @Test
    void closingTwiceIsClosingOnce() {
        var model = model();
        embed(model, EmbeddingTask.PASSAGE);

        model.close();
        model.close();

        var tokenizer = tokenizer();
        tokenizer.close();
        tokenizer.close();
    }

    @Test
    void callsUnderWayAreFinishedBeforeTheModelCloses() throws Exception {
        var model = model();

        var ends = callWhileClosing(() -> embed(model, EmbeddingTask.PASSAGE), model);

        assertThat(ends).allSatisfy(end -> assertThat(end).hasMessage("The embedding model is closed"));
    }

    @Test
    void callsUnderWayAreFinishedBeforeTheTokenizerCloses() throws Exception {
        var tokenizer = tokenizer();

        var ends = callWhileClosing(() -> tokenizer.count("Whales sing at night."), tokenizer);

        assertThat(ends).allSatisfy(end -> assertThat(end).isInstanceOf(IllegalStateException.class));
    }

    /** {@return what ended each caller, who calls again and again until it fails} */
    private static List<Throwable> callWhileClosing(Runnable call, AutoCloseable resource) throws Exception {
        var calling = new CountDownLatch(CALLERS);
        var callers = new ArrayList<Future<?>>();
        try (var threads = Executors.newFixedThreadPool(CALLERS)) {
            for (int i = 0; i < CALLERS; i++) {
                callers.add(threads.submit(() -> {
                    call.run();
                    calling.countDown();
                    while (true) {
                        call.run();
                    }
                }));
            }
            calling.await();
            resource.close();
        }
        return callers.stream().map(Future::exceptionNow).toList();
    }

    private static OnnxEmbeddingModel model() {
        return new OnnxEmbeddingModel(LocalModel.TOKENIZER, OnnxSession.withAllCores(LocalModel.FILE), LocalModel.FILE);
    }

    private static BertTokenizer tokenizer() {
        return BertTokenizer.load("bge-small-en-v1.5-q-tokenizer.json", LocalModel.FOLDER);
    }

    private static void embed(OnnxEmbeddingModel model, EmbeddingTask task) {
        model.call(new EmbeddingRequest(List.of("Whales sing at night."), task));
    }
}
