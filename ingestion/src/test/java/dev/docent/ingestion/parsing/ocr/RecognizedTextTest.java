package dev.docent.ingestion.parsing.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.parsing.TextDirection;
import dev.docent.ingestion.parsing.WordBox;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecognizedTextTest {

    private static final String HEADER =
            "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n";

    @Test
    void joinsTheLinesOfAParagraph() {
        assertThat(paragraphs(
                        HEADER + word(1, 1, 1, 96, "Tide") + word(1, 1, 2, 95, "turns") + word(1, 2, 1, 91, "Next")))
                .containsExactly("Tide turns", "Next");
    }

    @Test
    void joinsAWordThatIsHyphenatedAtTheEndOfALine() {
        assertThat(paragraphs(HEADER + word(1, 1, 1, 96, "high") + word(1, 1, 1, 96, "wa-") + word(1, 1, 2, 95, "ter")))
                .containsExactly("high water");
    }

    @Test
    void dropsWordsOfLowConfidence() {
        assertThat(paragraphs(HEADER
                        + word(1, 1, 1, 96, "sure")
                        + word(1, 1, 1, 4, "|~")
                        + word(2, 1, 1, 40, "dirt")
                        + word(3, 1, 1, 95, "—")))
                .containsExactly("sure");
    }

    @Test
    void findsNothingInAnEmptyTable() {
        assertThat(paragraphs("")).isEmpty();
        assertThat(paragraphs(HEADER + "5\t1")).isEmpty();
    }

    @Test
    void locatesWordsInThePicture() {
        var words = RecognizedText.of(HEADER
                        + "1\t1\t0\t0\t0\t0\t0\t0\t400\t200\t-1\t\n"
                        + "5\t1\t1\t1\t1\t1\t100\t50\t40\t20\t96\tTide\n"
                        + "5\t1\t1\t1\t1\t2\t150\t50\t50\t20\t96\tturns\n"
                        + "5\t1\t1\t1\t2\t1\t100\t80\t50\t20\t96\tsoon\n")
                .words()
                .of(1);

        assertThat(words.text()).isEqualTo("Tideturnssoon");
        assertThat(words.boxes())
                .containsExactly(
                        new WordBox(0, 4, 2048, 2048, 2867, 2867, TextDirection.RIGHTWARD, true),
                        new WordBox(4, 9, 3072, 2048, 4096, 2867, TextDirection.RIGHTWARD, false),
                        new WordBox(9, 13, 2048, 3277, 3072, 4096, TextDirection.RIGHTWARD, true));
    }

    private static List<String> paragraphs(String table) {
        return RecognizedText.of(table).paragraphs();
    }

    private static String word(int block, int paragraph, int line, int confidence, String text) {
        return "5\t1\t%d\t%d\t%d\t1\t0\t0\t9\t9\t%d.5\t%s%n".formatted(block, paragraph, line, confidence, text);
    }
}
