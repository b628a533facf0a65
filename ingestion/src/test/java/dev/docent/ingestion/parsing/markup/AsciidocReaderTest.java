package dev.docent.ingestion.parsing.markup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.format.SampleFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsciidocReaderTest {

    @Test
    void readsHeadingsParagraphsAndLists() {
        assertThat(read("""
                = Rules
                :toc: left

                // unseen
                Readers may borrow
                ten books.

                == Fees
                * none
                ** at all
                . first
                """))
                .containsExactly(
                        new Block.Heading(1, "Rules", null),
                        new Block.Paragraph("Readers may borrow ten books.", null),
                        new Block.Heading(2, "Fees", null),
                        new Block.ListItem(0, "-", "none", null),
                        new Block.ListItem(1, "-", "at all", null),
                        new Block.ListItem(0, "-", "first", null));
    }

    @Test
    void readsTablesAndListings() {
        assertThat(read("""
                |===
                | Kind | Fee

                | Card
                | 10

                | Loan | 0 |
                2+| all
                |===

                [source,java]
                ----
                int a;

                * no item
                ----
                Text.
                """))
                .containsExactly(
                        new Block.Table(
                                List.of("Kind", "Fee"),
                                List.of(List.of("Card", "10"), List.of("Loan", "0"), List.of("all", "")),
                                null),
                        new Block.Preformatted("int a;\n\n* no item", null),
                        new Block.Paragraph("Text.", null));
    }

    @Test
    void keepsUnclosedListingsAndTables() {
        assertThat(read("----\nint a;\n")).containsExactly(new Block.Preformatted("int a;", null));
        assertThat(read("|===\n| a | b\n| c | d\n").toString()).contains("a", "b", "c", "d");
    }

    private static List<Block> read(String text) {
        return new SampleFile("text/asciidoc", text).read(new AsciidocReader());
    }
}
