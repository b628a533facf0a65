package dev.docent.ingestion.parsing.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.parsing.Block;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    private static final String FIRST =
            "The library lends books to everyone who lives in the town or works there. A card is made at the desk"
                    + " on the ground floor, and it is valid for a year from the day on which it was issued. Whoever"
                    + " loses it tells the desk at once, so that nobody else can borrow with it, and gets another"
                    + " one for a small fee that covers what the making of the";
    private static final String SECOND =
            "card costs. Films and music may be kept for a week, and games for two weeks. What nobody has asked"
                    + " for may be kept for longer, as often as the reader likes, by telephone or at the desk. Whoever"
                    + " brings something back too late pays a fine for every day, which is doubled after the first"
                    + " reminder has been sent by post to the reader.";

    @Test
    void readsOneColumnAfterTheOther() {
        var pdf = new SamplePdf().page();
        var left = SamplePdf.wrap(FIRST, 48);
        var right = SamplePdf.wrap(SECOND, 48);

        pdf.lines(50, 100, left.toArray(String[]::new)).lines(320, 100, right.toArray(String[]::new));

        assertThat(pdf.read()).containsExactly(new Block.Paragraph(FIRST + " " + SECOND, 1));
    }

    @Test
    void readsColumnsThatAreDrawnRowByRow() {
        var pdf = new SamplePdf().page();
        drawRows(pdf, 120, List.of(FIRST, SECOND), 48, 270);

        assertThat(pdf.read()).containsExactly(new Block.Paragraph(FIRST + " " + SECOND, 1));
    }

    @Test
    void readsThreeColumnsThatAreDrawnRowByRow() {
        var pdf = new SamplePdf().page();
        drawRows(pdf, 120, List.of(FIRST, SECOND, "Third. " + FIRST), 30, 180);

        assertThat(pdf.read())
                .containsExactly(
                        new Block.Paragraph(FIRST + " " + SECOND, 1), new Block.Paragraph("Third. " + FIRST, 1));
    }

    @Test
    void keepsTextThatSpansTheColumnsInPlace() {
        var pdf = new SamplePdf().page().line(180, 70, "Rules of the Library", SamplePdf.BOLD, 18);
        drawRows(pdf, 100, List.of(FIRST, SECOND), 48, 270);
        pdf.lines(
                50,
                250,
                "This line stands across both of the columns, from the left margin of the page to the right one, and",
                "ends the first part of the rules.");
        drawRows(pdf, 290, List.of("Third part. " + FIRST, "Fourth part. " + SECOND), 48, 270);

        assertThat(pdf.read())
                .containsExactly(
                        new Block.Heading(1, "Rules of the Library", 1),
                        new Block.Paragraph(FIRST + " " + SECOND, 1),
                        new Block.Paragraph(
                                "This line stands across both of the columns, from the left margin of the page to the"
                                        + " right one, and ends the first part of the rules.",
                                1),
                        new Block.Paragraph("Third part. " + FIRST, 1),
                        new Block.Paragraph("Fourth part. " + SECOND, 1));
    }

    private static void drawRows(SamplePdf pdf, double top, List<String> texts, int width, double step) {
        var columns = texts.stream().map(text -> SamplePdf.wrap(text, width)).toList();
        int rows = columns.stream().mapToInt(List::size).max().orElseThrow();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns.size(); column++) {
                if (row < columns.get(column).size()) {
                    pdf.line(
                            50 + step * column,
                            top + 12 * row,
                            columns.get(column).get(row));
                }
            }
        }
    }
}
