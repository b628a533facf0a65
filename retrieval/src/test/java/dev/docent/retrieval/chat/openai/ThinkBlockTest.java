package dev.docent.retrieval.chat.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThinkBlockTest {

    @Test
    void holdsBackThoughtsWithoutTheirBeginning() {
        var block = new ThinkBlock(true);

        assertThat(said(block, "Hm. Was it 18", "11? Yes.</th", "ink>\n\nIn ", "1811."))
                .isEqualTo("In 1811.");
        assertThat(block.lacksBegin()).isTrue();
        assertThat(block.isBegun()).isTrue();
    }

    @Test
    void returnsAnAnswerWithoutThoughtsAtItsEnd() {
        var block = new ThinkBlock(true);

        assertThat(said(block, "In ", "1811.")).isEmpty();
        assertThat(block.last(false)).isEqualTo("In 1811.");
        assertThat(block.lacksBegin()).isFalse();
    }

    @Test
    void takesATextThatIsCutForThoughts() {
        var block = new ThinkBlock(true);

        assertThat(said(block, "Hm. Was it")).isEmpty();
        assertThat(block.last(true)).isEmpty();
        assertThat(new ThinkBlock(false).last(true)).isEmpty();
    }

    @Test
    void holdsNothingBackOfAModelThatDoesNotThink() {
        var block = new ThinkBlock(false);

        assertThat(block.without("In ")).isEqualTo("In ");
        assertThat(block.without("1811.")).isEqualTo("1811.");
        assertThat(block.last(true)).isEmpty();
    }

    @Test
    void noticesAnUnexpectedEnd() {
        var block = new ThinkBlock(false);

        assertThat(said(block, "Hm. ", "1811?</think>\nIn ", "1811.")).isEqualTo("Hm. In 1811.");
        assertThat(block.lacksBegin()).isTrue();
    }

    @Test
    void leavesAnEndAfterTheThoughtsInTheText() {
        assertThat(said(new ThinkBlock(false), "<think>Hm.</think>The mark ", "is </think>."))
                .isEqualTo("The mark is </think>.");
    }

    @Test
    void holdsNothingBackWhereThoughtsAreApart() {
        var block = new ThinkBlock(true);
        assertThat(block.without("")).isEmpty();

        block.areApart();

        assertThat(block.without("In ")).isEqualTo("In ");
    }

    @Test
    void returnsWhatOnlyLooksLikeABeginning() {
        var block = new ThinkBlock(false);

        assertThat(block.without("<thi")).isEmpty();
        assertThat(block.last(false)).isEqualTo("<thi");
    }

    @ParameterizedTest
    @CsvSource({
        "deepseek-r1:8b, true",
        "DeepSeek-R1-Distill-Llama-70B, true",
        "Qwen3-30B-A3B-Thinking-2507, true",
        "qwq, true",
        "llama3.1, false",
        "command-r, false",
        "gr1m, false"
    })
    void knowsModelsByTheirNames(String model, boolean mayLackBegin) {
        assertThat(ThinkBlock.mayLackBegin(model)).isEqualTo(mayLackBegin);
    }

    private static String said(ThinkBlock block, String... pieces) {
        return Stream.of(pieces).map(block::without).collect(Collectors.joining());
    }
}
