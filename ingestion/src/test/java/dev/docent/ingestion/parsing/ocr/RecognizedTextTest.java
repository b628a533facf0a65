package dev.docent.ingestion.parsing.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecognizedTextTest {

    private static final String HEADER =
            "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n";

    @Test
    void joinsTheLinesOfAParagraph() {
        assertThat(RecognizedText.paragraphs(
                        HEADER + word(1, 1, 1, 96, "Tide") + word(1, 1, 2, 95, "turns") + word(1, 2, 1, 91, "Next")))
                .containsExactly("Tide turns", "Next");
    }

    @Test
    void joinsAWordThatIsHyphenatedAtTheEndOfALine() {
        assertThat(RecognizedText.paragraphs(
                        HEADER + word(1, 1, 1, 96, "high") + word(1, 1, 1, 96, "wa-") + word(1, 1, 2, 95, "ter")))
                .containsExactly("high water");
    }

    @Test
    void leavesOutWhatIsUnsure() {
        assertThat(RecognizedText.paragraphs(HEADER
                        + word(1, 1, 1, 96, "sure")
                        + word(1, 1, 1, 4, "|~")
                        + word(2, 1, 1, 40, "dirt")
                        + word(3, 1, 1, 95, "—")))
                .containsExactly("sure");
    }

    @Test
    void findsNothingInAnEmptyTable() {
        assertThat(RecognizedText.paragraphs("")).isEmpty();
        assertThat(RecognizedText.paragraphs(HEADER + "5\t1")).isEmpty();
    }

    private static String word(int block, int paragraph, int line, int confidence, String text) {
        return "5\t1\t%d\t%d\t%d\t1\t0\t0\t9\t9\t%d.5\t%s%n".formatted(block, paragraph, line, confidence, text);
    }
}
