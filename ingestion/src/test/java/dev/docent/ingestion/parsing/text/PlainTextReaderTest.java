package dev.docent.ingestion.parsing.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.format.SampleFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainTextReaderTest {

    @Test
    void detectsTitleParagraphsAndItems() {
        var blocks = read("""
                Library rules

                Every reader may borrow up to ten books at a time,
                for four weeks each.

                - Bring the card
                  that was sent to you
                - Sign at the desk

                1. Search
                2. Borrow
                """);

        assertThat(blocks)
                .containsExactly(
                        new Block.Heading(1, "Library rules", null),
                        new Block.Paragraph(
                                "Every reader may borrow up to ten books at a time, for four weeks each.", null),
                        new Block.ListItem(0, "-", "Bring the card\nthat was sent to you", null),
                        new Block.ListItem(0, "-", "Sign at the desk", null),
                        new Block.ListItem(0, "1.", "Search", null),
                        new Block.ListItem(0, "2.", "Borrow", null));
    }

    @Test
    void readsUnderlinedLinesAsHeadings() {
        assertThat(read("Rules\n=====\nText one.\n\nFees\n----\nText two."))
                .containsExactly(
                        new Block.Heading(1, "Rules", null),
                        new Block.Paragraph("Text one.", null),
                        new Block.Heading(2, "Fees", null),
                        new Block.Paragraph("Text two.", null));
    }

    @Test
    void keepsShortLinesApart() {
        assertThat(read("Hamburg Road 5\n20095 Hamburg\nGermany"))
                .containsExactly(new Block.Paragraph("Hamburg Road 5\n20095 Hamburg\nGermany", null));
    }

    @Test
    void keepsTheLinesOfPrograms() {
        var source = "int a;\n\n\tif (a > 0)  {\n\t}";

        assertThat(new SampleFile("text/x-java-source", source).read(new PlainTextReader()))
                .containsExactly(new Block.Preformatted(source, null));
    }

    @Test
    void readsOneVeryLongLine() {
        var line = "All of it stands on one line. ".repeat(100_000).strip();

        assertThat(read(line)).containsExactly(new Block.Paragraph(line, null));
    }

    private static List<Block> read(String text) {
        return new SampleFile("text/plain", text).read(new PlainTextReader());
    }
}
