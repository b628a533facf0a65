package dev.docent.ingestion.parsing.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.parsing.Block;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageBlocksTest {

    private static final String LINE = "Every reader may borrow up to ten books at a time, and keep them";

    @Test
    void detectsHeadingsBySizeAndWeight() {
        var pdf = new SamplePdf()
                .page()
                .line(50, 60, "Library Rules", SamplePdf.PLAIN, 20)
                .line(50, 90, "Borrowing", SamplePdf.PLAIN, 14)
                .lines(50, 110, LINE, "for four weeks each.")
                .line(50, 150, "Fees", SamplePdf.BOLD, 10)
                .lines(50, 165, LINE, "for no fee.");

        assertThat(pdf.read())
                .containsExactly(
                        new Block.Heading(1, "Library Rules", 1),
                        new Block.Heading(2, "Borrowing", 1),
                        new Block.Paragraph(LINE + " for four weeks each.", 1),
                        new Block.Heading(4, "Fees", 1),
                        new Block.Paragraph(LINE + " for no fee.", 1));
    }

    @Test
    void readsBulletsAndNumbersAsLists() {
        var pdf = new SamplePdf()
                .page()
                .lines(
                        50,
                        100,
                        "Bring these:",
                        "• the card, which was sent to you with the letter that we wrote",
                        "  when you applied")
                .lines(50, 136, "• a pen")
                .lines(50, 160, "1. Search the shelves.", "2. Sign at the desk.", "(a) or by letter");

        assertThat(pdf.read())
                .containsExactly(
                        new Block.Paragraph("Bring these:", 1),
                        new Block.ListItem(
                                0,
                                "-",
                                "the card, which was sent to you with the letter that we wrote when you applied",
                                1),
                        new Block.ListItem(0, "-", "a pen", 1),
                        new Block.ListItem(0, "1.", "Search the shelves.", 1),
                        new Block.ListItem(0, "2.", "Sign at the desk.", 1),
                        new Block.ListItem(0, "(a)", "or by letter", 1));
    }

    @Test
    void rejoinsHyphenatedWordsThatOccurElsewhere() {
        var pdf = new SamplePdf()
                .page()
                .lines(
                        50,
                        100,
                        "The application is made in writing, and every appli-",
                        "cation costs well-",
                        "earned money.");

        assertThat(pdf.read())
                .containsExactly(new Block.Paragraph(
                        "The application is made in writing, and every application costs well-earned money.", 1));
    }

    @Test
    void readsAlignedCellsAsATable() {
        var pdf = new SamplePdf().page().line(50, 80, "The fees are these:");
        var rows = List.of(
                List.of("Kind", "Adults", "Children"),
                List.of("Card", "10.00", "5.00"),
                List.of("Loan of a film", "2.50", "0.00"),
                List.of("Copy", "0.10", "0.10"));
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < 3; j++) {
                pdf.line(50 + 150 * j, 110 + 16 * i, rows.get(i).get(j));
            }
        }
        pdf.line(50, 200, "They are due at once.");

        assertThat(pdf.read())
                .containsExactly(
                        new Block.Paragraph("The fees are these:", 1),
                        new Block.Table(rows.getFirst(), rows.subList(1, 4), 1),
                        new Block.Paragraph("They are due at once.", 1));
    }

    @Test
    void keepsARowWithEmptyCellsInItsTable() {
        var pdf = new SamplePdf().page();
        var rows = List.of(
                List.of("Kind", "Adults", "Children"),
                List.of("Card", "10.00", "5.00"),
                List.of("Loan of a film", "", "1.00"),
                List.of("Copies", "", ""),
                List.of("Print", "0.10", "0.10"),
                List.of("Scan", "0.20", "0.20"));
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < 3; j++) {
                if (!rows.get(i).get(j).isEmpty()) {
                    pdf.line(50 + 150 * j, 110 + 14 * i, rows.get(i).get(j));
                }
            }
        }

        assertThat(pdf.read()).containsExactly(new Block.Table(rows.getFirst(), rows.subList(1, 6), 1));
    }

    @Test
    void removesPageNumbersWithinASentence() {
        var pdf = new SamplePdf()
                .page()
                .lines(50, 100, LINE, "for four weeks. In 2024 there were as many as")
                .line(290, 810, "7")
                .page()
                .lines(50, 100, "nine hundred readers,", "12")
                .line(280, 810, "Page 8 of 9");

        assertThat(pdf.read())
                .containsExactly(
                        new Block.Paragraph(LINE + " for four weeks. In 2024 there were as many as", 1),
                        new Block.Paragraph("nine hundred readers, 12", 2));
    }

    @Test
    void keepsNumbersBelowCompleteSentences() {
        assertThat(new SamplePdf()
                        .page()
                        .line(50, 100, "All is said.")
                        .line(290, 810, "7")
                        .read())
                .containsExactly(new Block.Paragraph("All is said.", 1), new Block.Paragraph("7", 1));
    }

    @Test
    void readsAListItemWithAHangingIndentWhateverTheSizeOfItsBullet() {
        var pdf = new SamplePdf().page().lines(50, 88, "The lists are these, and each of them is short:");
        for (int i = 0; i < 2; i++) {
            pdf.line(68, 100 + 36 * i, "•", SamplePdf.PLAIN, 6)
                    .line(86, 100 + 36 * i, "Cards were introduced a long time ago, and they allow")
                    .line(86, 112 + 36 * i, "readers to borrow books.");
        }
        pdf.line(68, 172, "•", SamplePdf.PLAIN, 6).line(120, 172, "far away");

        var item = "Cards were introduced a long time ago, and they allow readers to borrow books.";
        assertThat(pdf.read())
                .containsExactly(
                        new Block.Paragraph("The lists are these, and each of them is short:", 1),
                        new Block.ListItem(0, "-", item, 1),
                        new Block.ListItem(0, "-", item, 1),
                        new Block.ListItem(0, "-", "far away", 1));
    }

    @Test
    void beginsANumberedListBelowAParagraph() {
        var pdf = new SamplePdf()
                .page()
                .lines(
                        50,
                        100,
                        LINE,
                        "for four weeks, which is free",
                        "1. Search the shelves.",
                        "2. Sign at the desk.");

        assertThat(pdf.read())
                .containsExactly(
                        new Block.Paragraph(LINE + " for four weeks, which is free", 1),
                        new Block.ListItem(0, "1.", "Search the shelves.", 1),
                        new Block.ListItem(0, "2.", "Sign at the desk.", 1));
    }

    @Test
    void dividesCellsThatEndWithASpaceAndTakesTheHeaderAboveThem() {
        var pdf = new SamplePdf().page().line(50, 80, "The limits are these:");
        var x = new int[] {50, 250, 350};
        pdf.line(250, 106, "to air ")
                .line(250, 116, "kg/year ")
                .line(350, 106, "to water ")
                .line(350, 116, "kg/year ");
        var rows = List.of(
                List.of("Lead (as Pb) ", "200 ", "20 "),
                List.of("Chlorine and compounds ", "", ""),
                List.of("(as HCl) ", "10 000 ", "- "),
                List.of("Zinc ", "200 ", "100 "));
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < 3; j++) {
                if (!rows.get(i).get(j).isEmpty()) {
                    pdf.line(x[j], 127 + 11 * i, rows.get(i).get(j));
                }
            }
        }

        assertThat(pdf.read())
                .containsExactly(
                        new Block.Paragraph("The limits are these:", 1),
                        new Block.Table(
                                List.of("", "to air kg/year", "to water kg/year"),
                                List.of(
                                        List.of("Lead (as Pb)", "200", "20"),
                                        List.of("Chlorine and compounds (as HCl)", "10 000", "-"),
                                        List.of("Zinc", "200", "100")),
                                1));
    }

    @Test
    void keepsTheLinesOfAReceipt() {
        var pdf = new SamplePdf()
                .page()
                .lines(50, 100, "Store in the High Street of the town", "Cashier: Ann Moe", "Register: 7")
                .line(50, 150, "----------------------------------")
                .lines(50, 170, "Pencil 1.20 EUR", "Rewards 4.00 EUR")
                .line(50, 200, "TOTAL $821.14", SamplePdf.BOLD, 12);

        assertThat(pdf.read())
                .containsExactly(
                        new Block.Paragraph("Store in the High Street of the town\nCashier: Ann Moe\nRegister: 7", 1),
                        new Block.Paragraph("Pencil 1.20 EUR\nRewards 4.00 EUR", 1),
                        new Block.Paragraph("TOTAL $821.14", 1));
    }

    @Test
    void takesTheRowsOfAFormForLabelsAndValues() {
        var pdf = new SamplePdf().page();
        var rows = List.of(List.of("Name:", "Ann Moe"), List.of("Region:", "North"), List.of("Commission:", "10%"));
        for (int i = 0; i < rows.size(); i++) {
            pdf.line(50, 100 + 12 * i, rows.get(i).getFirst())
                    .line(150, 100 + 12 * i, rows.get(i).getLast());
        }

        assertThat(pdf.read()).containsExactly(new Block.Table(List.of(), rows, 1));
    }

    @Test
    void joinsARemarkBelowACellToIt() {
        var pdf = new SamplePdf().page();
        var rows = List.of(List.of("No", "Film", "Time"), List.of("1", "Tides", "7:00"), List.of("2", "Waves", "9:00"));
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < 3; j++) {
                pdf.line(50 + 70 * j, 100 + 24 * i, rows.get(i).get(j));
            }
            if (i == 1) {
                pdf.line(120, 134, "(98 minutes, with a break)", SamplePdf.PLAIN, 7);
            }
        }

        assertThat(pdf.read())
                .containsExactly(new Block.Table(
                        rows.getFirst(),
                        List.of(List.of("1", "Tides (98 minutes, with a break)", "7:00"), rows.getLast()),
                        1));
    }
}
