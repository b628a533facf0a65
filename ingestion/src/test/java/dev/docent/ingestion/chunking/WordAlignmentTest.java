package dev.docent.ingestion.chunking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.PageWords;
import dev.docent.ingestion.parsing.ParsedDocument;
import dev.docent.ingestion.parsing.TextDirection;
import dev.docent.ingestion.parsing.WordBox;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordAlignmentTest {

    @Test
    void locatesWordsInTheText() {
        assertThat(found(new Block.Paragraph("To be 𝐀𝐁 or not", 1), "To", "be", "𝐀𝐁", "or", "not"))
                .containsExactly("To", "be", "𝐀𝐁", "or", "not");
    }

    @Test
    void locatesWordsAroundTextThatOnlyThePageHas() {
        assertThat(found(new Block.ListItem(0, "-", "the regulations hold", 1), "•", "the", "regu-", "lations", "hold"))
                .containsExactly("the", "regu", "lations", "hold");
    }

    @Test
    void locatesCellsWithinTableMarkup() {
        var table = new Block.Table(List.of("A", "B - C"), List.of(List.of("1", "-2"), List.of("", "x|y")), 1);

        assertThat(found(table, "A", "B", "-", "C", "1", "-2", "x|y"))
                .containsExactly("A", "B", "-", "C", "1", "-2", "x\\|y");
    }

    @Test
    void continuesAfterWordsMissingFromTheText() {
        assertThat(found(
                        new Block.Paragraph("before and after it all", 1),
                        "before",
                        "something",
                        "quite",
                        "different",
                        "and",
                        "after",
                        "it",
                        "all"))
                .containsExactly("before", "and", "after", "it", "all");
    }

    @Test
    void endsEarlyIfNothingMatches() {
        var text = "ab".repeat(200_000);

        assertThat(found(
                        new Block.Paragraph(text, 1),
                        "ba".repeat(1000).concat("x").split("(?<=x)")))
                .hasSizeLessThan(2);
        assertThat(found(new Block.Paragraph(text, 1), "c ".repeat(200_000).split(" ")))
                .isEmpty();
    }

    private static List<String> found(Block block, String... words) {
        var placed = new PageWords.Builder();
        for (var word : words) {
            placed.add(word, 0.1, 0.1, 0.2, 0.2, TextDirection.RIGHTWARD);
        }
        var content = ChunkedTexts.chunked(
                new ParsedDocument("application/pdf", 1, List.of(block), List.of(), Set.of(), List.of(placed.of(1))));
        var text = content.text().text();
        return content.boxes().stream()
                .flatMap(page ->
                        java.util.stream.StreamSupport.stream(page.words().spliterator(), false))
                .map(word -> slice(text, word))
                .toList();
    }

    private static String slice(String text, WordBox word) {
        return text.substring(text.offsetByCodePoints(0, word.start()), text.offsetByCodePoints(0, word.end()));
    }
}
