package dev.docent.retrieval.reading.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.retrieval.compute.ComputePool;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnnxReadingModelTest {

    private static final String TEXT =
            "The mill of Brackwater stands by the river. It was rebuilt by Edda Lorimer in 1874 after a fire. Visitors pay four crowns.";

    private final OnnxReadingModel reader = OnnxReadingModel.load(Path.of("target", "models"), 3, ComputePool.INLINE);

    @AfterAll
    void close() {
        reader.close();
    }

    @Test
    void findsTheWordsThatAnswer() {
        assertThat(odds("Who rebuilt the mill?", TEXT, "Edda Lorimer"))
                .isPositive()
                .isGreaterThan(odds("Who rebuilt the mill?", TEXT, "Visitors pay four crowns"));
        assertThat(odds("How much do visitors pay?", TEXT, "four crowns"))
                .isGreaterThan(odds("How much do visitors pay?", TEXT, "Edda Lorimer"));
    }

    @Test
    void tellsAPassageWithoutAnAnswer() {
        assertThat(odds("Which king was crowned in Ruritania?", TEXT, TEXT)).isNegative();
    }

    @Test
    void countsInJavaCharactersBehindOthersThatAreTwo() {
        var text = "🏭🏭🏭 " + TEXT;

        assertThat(odds("Who rebuilt the mill?", text, "Edda Lorimer")).isPositive();
    }

    @Test
    void readsTheBeginningOfALongText() {
        var text = TEXT + " The weather was fine.".repeat(1_000);

        var reading =
                reader.read("tenant", "Who rebuilt the mill?", List.of(text)).getFirst();

        assertThat(reading.from()).hasSizeLessThan(384);
        assertThat(odds("Who rebuilt the mill?", text, "Edda Lorimer")).isPositive();
    }

    @Test
    void readsEachTextByItself() {
        var readings = reader.read("tenant", "Who rebuilt the mill?", List.of(TEXT, "", "Nothing."));

        assertThat(readings).hasSize(3);
        assertThat(readings.getFirst().within(0, TEXT.length())).isEqualTo(odds("Who rebuilt the mill?", TEXT, TEXT));
        assertThat(readings.get(1).from()).isEmpty();
    }

    @Test
    void failsOnceItIsClosed() {
        var closed = OnnxReadingModel.load(Path.of("target", "models"), 3, ComputePool.INLINE);
        closed.close();
        closed.close();

        assertThatThrownBy(() -> closed.read("tenant", "Who?", List.of(TEXT)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    private double odds(String question, String text, String answer) {
        var from = text.indexOf(answer);
        return reader.read("tenant", question, List.of(text)).getFirst().within(from, from + answer.length());
    }
}
