package dev.docent.ingestion.parsing.markup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.format.SampleFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownReaderTest {

    @Test
    void readsHeadingsListsAndEmphasis() {
        assertThat(read("""
                # Rules

                Some *emphasis* and a [link](https://example.org).

                ## Fees

                1. First
                   - inner
                2. Second
                """))
                .containsExactly(
                        new Block.Heading(1, "Rules", null),
                        new Block.Paragraph("Some emphasis and a link.", null),
                        new Block.Heading(2, "Fees", null),
                        new Block.ListItem(0, "1.", "First", null),
                        new Block.ListItem(1, "-", "inner", null),
                        new Block.ListItem(0, "2.", "Second", null));
    }

    @Test
    void readsTables() {
        assertThat(read("| Kind | Fee |\n| --- | ---: |\n| Card | 10 |\n| a \\| b | `0` |\n"))
                .containsExactly(new Block.Table(
                        List.of("Kind", "Fee"), List.of(List.of("Card", "10"), List.of("a | b", "0")), null));
    }

    @Test
    void keepsTheWhitespaceOfCode() {
        assertThat(read("```java\n# no heading\nif (a < b)  { }\n```\n"))
                .containsExactly(new Block.Preformatted("# no heading\nif (a < b)  { }", null));
    }

    @Test
    void removesFrontMatter() {
        assertThat(read("---\ntitle: Rules\nlayout: page\n---\n\nText.\n"))
                .containsExactly(new Block.Heading(1, "Rules", null), new Block.Paragraph("Text.", null));
    }

    @Test
    void removesCommentsAndHiddenMarkup() {
        assertThat(read("Seen.\n\n<!-- unseen -->\n\n<div hidden>unseen</div>\n"))
                .containsExactly(new Block.Paragraph("Seen.", null));
    }

    private static List<Block> read(String text) {
        return new SampleFile("text/markdown", text).read(new MarkdownReader());
    }
}
