package dev.docent.retrieval.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BertTokenizerTest {

    private final BertTokenizer tokenizer = LocalModel.TOKENIZER;

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "' \n\t', 0",
        "whale, 1",
        "Whale, 1",
        "The whale sings., 4",
        "café, 1",
        "1889, 1",
        "a-b, 3",
        "猫猫, 2"
    })
    void countsTokensWithoutTheMarksAroundThem(String text, int tokens) {
        assertThat(tokenizer.count(text)).isEqualTo(tokens);
    }

    @Test
    void countsTheTokensOfAWholeText() {
        assertThat(tokenizer.count("whale ".repeat(10_000))).isEqualTo(10_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The naïve Ærøskøbing's 3.5% (e.g. U.S.A.) – “quoted”… and/or don't, can't; x=y+1",
                "Größenwahn, Straße, ﬁne ﬂow, ÅNGSTRÖM, İstanbul, Ǆ",
                "鲸鱼在唱歌。ラーメンとカタカナ 한국어 文 字",
                "الحوت يغني، и кит поёт; पानी และ ไทย",
                "[SEP] a[MASK]b [CLS][PAD] [unused1] ##ing ## #",
                "no\u00a0break zero\u200bwidth thin\u2009space next\u0085line form\ffeed v\u000btab nul\u0000here \ufeffmark",
                "👩‍👩‍👧 family 🇳🇴 flag é combining",
                "https://example.org/a?b=c&d=%20#e aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void countsWordByWordWhatTheModelReadsAsAWhole(String text) {
        assertThat(tokenizer.count(text)).isEqualTo(tokenizer.encode(text).length - 2);
    }

    @Test
    void putsMarksAroundTheTokens() {
        assertThat(tokenizer.encode("whale")).hasSize(3).startsWith(101).endsWith(102);
        assertThat(tokenizer.encode("")).containsExactly(101, 102);
    }

    @Test
    void cutsALongTextToWhatTheModelReadsAndKeepsTheMarks() {
        var fits = tokenizer.encode("whale ".repeat(510));
        var cut = tokenizer.encode("whale ".repeat(511));

        assertThat(fits).hasSize(512).endsWith(102);
        assertThat(cut).isEqualTo(fits);
    }

    @Test
    void saysThatItsFileIsMissing() {
        assertThatThrownBy(() -> BertTokenizer.load("absent.json", LocalModel.FOLDER))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("class path resource [absent.json] cannot be opened because it does not exist");
    }
}
