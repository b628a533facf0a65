package dev.docent.retrieval.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.docent.retrieval.embedding.EmbeddingTask;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingRequest;

class OnnxEmbeddingModelTest {

    private static final String TEXT = "The lighthouse was built in 1889.";

    private final OnnxEmbeddingModel model = LocalModel.MODEL;

    @ParameterizedTest
    @ValueSource(
            strings = {
                TEXT,
                "a",
                "?!",
                "🐳 🐳",
                "𝒜 𠮷野家",
                "東京は日本の首都です",
                "tab\tnewline\nnull\u0000",
                "lone \uD83D surrogate"
            })
    void givesEveryTextAVectorOfUnitLength(String text) {
        assertThat(model.dimensions()).isEqualTo(384);
        for (var task : EmbeddingTask.values()) {
            var vector = vector(text, task);

            assertThat(vector).hasSize(384);
            assertThat(dot(vector, vector)).isEqualTo(1, within(1e-5));
        }
    }

    @Test
    void readsTheInstructionBeforeQuestionsAlone() {
        var instructed =
                vector("Represent this sentence for searching relevant passages: " + TEXT, EmbeddingTask.PASSAGE);

        assertThat(dot(vector(TEXT, EmbeddingTask.QUERY), instructed)).isGreaterThan(0.9999);
        assertThat(dot(vector(TEXT, EmbeddingTask.PASSAGE), instructed)).isLessThan(0.99);
    }

    @Test
    void takesATextOfNoNamedTaskForAPassage() {
        assertThat(model.embed(TEXT)).isEqualTo(vector(TEXT, EmbeddingTask.PASSAGE));
        assertThat(model.embed(new Document(TEXT))).isEqualTo(vector(TEXT, EmbeddingTask.PASSAGE));
    }

    @Test
    void givesATextTheSameVectorWhateverItIsAskedWith() {
        var texts = List.of(TEXT, "Short.", "Whales sing at night, and nobody knows why they do it. ".repeat(5), TEXT);

        var response = model.call(new EmbeddingRequest(texts, EmbeddingTask.PASSAGE));

        assertThat(response.getResults()).extracting(Embedding::getIndex).containsExactly(0, 1, 2, 3);
        assertThat(response.getResults())
                .extracting(Embedding::getOutput)
                .containsExactly(texts.stream()
                        .map(text -> vector(text, EmbeddingTask.PASSAGE))
                        .toArray(float[][]::new));
    }

    @Test
    void countsTheTokensThatItReads() {
        var words = "whale ".repeat(600);

        var response = model.call(new EmbeddingRequest(List.of("whale", words), EmbeddingTask.PASSAGE));

        assertThat(response.getMetadata().getUsage().getTotalTokens()).isEqualTo(3 + 512);
        assertThat(response.getMetadata().getModel()).isEqualTo("bge-small-en-v1.5-int8");
    }

    @Test
    void readsTheBeginningOfALongText() {
        var longText = "Whales sing at night. ".repeat(5_000);

        for (var task : EmbeddingTask.values()) {
            var vector = vector(longText, task);

            assertThat(vector).isEqualTo(vector(longText + "Trains run by day.", task));
            assertThat(vector).isNotEqualTo(vector("Trains run by day. " + longText, task));
        }
    }

    @Test
    void givesManyCallersAtOnceTheVectorsOfEachAlone() throws Exception {
        var texts = IntStream.range(0, 24)
                .mapToObj(i -> "Lighthouse " + i + " stands " + i * 7 + " miles from the coast. ".repeat(1 + i % 3))
                .toList();
        for (var task : EmbeddingTask.values()) {
            var alone = texts.stream().map(text -> vector(text, task)).toArray(float[][]::new);
            List<Callable<float[]>> calls = texts.stream()
                    .<Callable<float[]>>map(text -> () -> vector(text, task))
                    .toList();

            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var together =
                        threads.invokeAll(calls).stream().map(Future::resultNow).toArray(float[][]::new);

                assertThat(together).isDeepEqualTo(alone);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void refusesABlankText(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> vector(text, EmbeddingTask.QUERY))
                .withMessage("A blank text cannot be embedded");
    }

    @Test
    void putsAPassageNearerToItsQuestionThanOthersAre() {
        var question = vector("How tall is the tower?", EmbeddingTask.QUERY);
        var answer = vector("The spire rises 96 metres above the ground.", EmbeddingTask.PASSAGE);
        var other = vector("Bake the bread until its crust is brown.", EmbeddingTask.PASSAGE);

        assertThat(dot(question, answer)).isGreaterThan(dot(question, other) + 0.1);
    }

    @Test
    void putsAParaphraseNearerThanASentenceWithTheSameWords() {
        var sentence = vector("The bank raised its interest rates.", EmbeddingTask.PASSAGE);
        var paraphrase = vector("Borrowing money from the lender became more expensive.", EmbeddingTask.PASSAGE);
        var sameWords = vector("The river bank raised our interest in otters.", EmbeddingTask.PASSAGE);

        assertThat(dot(sentence, paraphrase)).isGreaterThan(dot(sentence, sameWords));
    }

    private float[] vector(String text, EmbeddingTask task) {
        return model.call(new EmbeddingRequest(List.of(text), task)).getResult().getOutput();
    }

    private static double dot(float[] one, float[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(i -> (double) one[i] * other[i])
                .sum();
    }
}
