package dev.docent.ingestion.parsing.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "\u0007",
                "\u001B",
                "\u009C",
                "\u00AD",
                "\u200B",
                "\u200E",
                "\u202E",
                "\u2066",
                "\uFEFF",
                "\uD800",
                "\uFFFE",
                "\uDB40\uDC41",
                "\uDB40\uDC01"
            })
    void removesInvisibleCharacters(String unseen) {
        assertThat(CleanText.line("pay" + unseen + "ment")).isEqualTo("payment");
        assertThat(CleanText.preformatted("pay" + unseen + "ment")).isEqualTo("payment");
    }

    @Test
    void keepsThirtyCombiningMarksInARow() {
        assertThat(CleanText.line("e" + "\u0301".repeat(40) + "a\u0301" + "o" + "\u0301".repeat(30)))
                .isEqualTo("e" + "\u0301".repeat(30) + "a\u0301" + "o" + "\u0301".repeat(30));
    }

    @Test
    void replacesSpacesOfAnyWidth() {
        assertThat(CleanText.line(" a\u00A0\u2003b\t\u3000 c ")).isEqualTo("a b c");
    }

    @Test
    void keepsJoinersThatChangeTheAppearance() {
        var persian = "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645";
        var family = "\uD83D\uDC69\u200D\uD83D\uDC67";

        assertThat(CleanText.line(persian)).isEqualTo(persian);
        assertThat(CleanText.line(family)).isEqualTo(family);
        assertThat(CleanText.line("a\u200Db")).isEqualTo("ab");
    }

    @Test
    void normalizesLineBreaks() {
        assertThat(CleanText.lines("a\r\nb\rc\u0085d\u2028e\u000Bf")).isEqualTo("a\nb\nc\nd\ne\nf");
    }

    @Test
    void removesBlankLinesFromTextButNotFromCode() {
        assertThat(CleanText.lines(" a \n \n\n b ")).isEqualTo("a\nb");
        assertThat(CleanText.preformatted("\n\n  a  b \n\n\tc\n ")).isEqualTo("  a  b\n\n\tc");
    }

    @Test
    void cleansLongLinesInLinearTime() {
        var line = "word  ".repeat(1_000_000);

        assertThat(CleanText.lines(line)).hasSize(5_000_000 - 1);
        assertThat(CleanText.preformatted(" ".repeat(2_000_000) + "x")).hasSize(2_000_001);
    }
}
