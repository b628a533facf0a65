package dev.docent.ingestion.chunking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.Block.Figure;
import dev.docent.ingestion.parsing.Block.Heading;
import dev.docent.ingestion.parsing.Block.ListItem;
import dev.docent.ingestion.parsing.Block.Paragraph;
import dev.docent.ingestion.parsing.Block.Preformatted;
import dev.docent.ingestion.parsing.Block.Table;
import dev.docent.ingestion.parsing.ParsedDocument;
import dev.docent.retrieval.embedding.TokenCounter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassageChunkerTest {

    /** One token for every five characters of a word, so that long words cost more. */
    private static final TokenCounter TOKENS = text -> java.util.Arrays.stream(text.split("\\s+"))
            .mapToInt(word -> Math.ceilDiv(word.length(), 5))
            .sum();

    private static final int MAX = 40;

    private final PassageChunker chunker = new PassageChunker(TOKENS, new ChunkingProperties(MAX, 60, 8));

    @Test
    void convertsBlocksToText() {
        var text = chunk(
                        new Heading(1, "Lighthouses", null),
                        new Paragraph("They stand on rocks.", null),
                        new ListItem(0, "-", "one", null),
                        new ListItem(1, "1.", "two", null),
                        new Table(List.of("part", "year"), List.of(List.of("lens", "18|73")), null),
                        new Preformatted("a\n  b", null))
                .text()
                .text();

        assertThat(text).isEqualTo("""
                Lighthouses

                They stand on rocks.

                - one
                  1. two

                | part | year |
                | --- | --- |
                | lens | 18\\|73 |

                a
                  b""");
    }

    @Test
    void usesHeadingsAsContext() {
        var chunks = chunk(
                        new Heading(1, "Lighthouses", null),
                        new Heading(2, "History", null),
                        new Paragraph("Built in 1874.", null),
                        new Heading(2, "Lamp", null),
                        new Paragraph("It is bright.", null))
                .chunks();

        assertThat(chunks).extracting(Chunk::text).containsExactly("Built in 1874.", "It is bright.");
        assertThat(chunks)
                .extracting(Chunk::headings)
                .containsExactly(List.of("Lighthouses", "History"), List.of("Lighthouses", "Lamp"));
    }

    @Test
    void keepsHeadingsWithoutTextBelowThem() {
        assertThat(chunk(new Heading(1, "Only", null), new Heading(1, "Titles", null))
                        .chunks())
                .extracting(Chunk::text)
                .containsExactly("Only\n\nTitles");
    }

    @Test
    void splitsBetweenSentencesButNotAfterAbbreviations() {
        var sentence = "The keeper Dr. Thorburn lit the lamp of the rock at dusk every day.";
        var chunks = chunk(new Paragraph(String.join(" ", java.util.Collections.nCopies(9, sentence)), null))
                .chunks();

        assertThat(chunks).hasSizeGreaterThan(1);
        assertThat(chunks).allSatisfy(chunk -> {
            assertThat(chunk.text()).startsWith("The keeper").endsWith("every day.");
            assertThat(chunk.tokens()).isLessThanOrEqualTo(MAX);
        });
    }

    @Test
    void keepsParagraphsTogetherWhereTheyFit() {
        var chunks = chunk(paragraph("a", 25), paragraph("b", 25), paragraph("c", 25))
                .chunks();

        assertThat(chunks).extracting(chunk -> chunk.text().substring(0, 1)).containsExactly("a", "b", "c");
    }

    @Test
    void combinesShortParagraphs() {
        assertThat(chunk(paragraph("a", 5), paragraph("b", 5), paragraph("c", 5))
                        .chunks())
                .hasSize(1);
    }

    @Test
    void dividesASectionEvenly() {
        var sentences = IntStream.range(0, 9)
                .mapToObj(n -> "Aaaa bbbb cccc dddd " + n + ".")
                .collect(Collectors.joining(" "));

        var chunks = chunk(new Paragraph(sentences, null)).chunks();

        assertThat(chunks).hasSize(2);
        assertThat(chunks.get(1).tokens()).isGreaterThan(MAX / 2);
    }

    @Test
    void repeatsTheLastShortSentenceOfADividedParagraph() {
        var sentences =
                IntStream.range(0, 20).mapToObj(n -> "Number " + n + " is lit.").collect(Collectors.joining(" "));

        var chunks = chunk(new Paragraph(sentences, null)).chunks();

        for (int i = 1; i < chunks.size(); i++) {
            var repeated =
                    chunks.get(i).text().substring(0, chunks.get(i).text().indexOf('.') + 1);
            assertThat(chunks.get(i - 1).text()).endsWith(repeated);
        }
        assertThat(chunks).hasSizeGreaterThan(1);
    }

    @Test
    void repeatsTheHeaderOfATableAsContext() {
        var rows = IntStream.range(0, 30)
                .mapToObj(n -> List.of("lens " + n, "18" + n))
                .toList();

        var chunks = chunk(new Heading(1, "Parts", null), new Table(List.of("part", "year"), rows, null))
                .chunks();

        assertThat(chunks).hasSizeGreaterThan(2);
        assertThat(chunks.getFirst().text()).startsWith("| part | year |\n| --- | --- |\n| lens 0 | 180 |");
        assertThat(chunks.get(1).text()).startsWith("| lens ");
        assertThat(chunks.get(1).headings()).containsExactly("Parts", "Columns: part | year");
    }

    @Test
    void keepsTheNamesOfAllColumnsAndShortensTheLongestOnes() {
        var header = new ArrayList<>(List.of("part", "weight | kg", "remarks " + "of the inspector ".repeat(50)));
        IntStream.range(0, 40).forEach(n -> header.add("year " + n));
        var rows = IntStream.range(0, 30)
                .mapToObj(n -> IntStream.range(0, 43).mapToObj(i -> "v" + i).toList())
                .toList();

        var columns = chunk(new Table(header, rows, null))
                .chunks()
                .getLast()
                .headings()
                .getLast();

        assertThat(columns)
                .startsWith("Columns: part | weight \\| kg | remarks of")
                .endsWith("| year 38 | year 39");
        assertThat(columns.length()).isLessThanOrEqualTo(600 + "Columns: ".length());
    }

    @Test
    void keepsLongTableRowsTogether() {
        var row = "word ".repeat(50).strip();

        var chunks = chunk(new Table(List.of(), List.of(List.of("a"), List.of(row), List.of("b")), null))
                .chunks();

        assertThat(chunks).extracting(Chunk::text).contains("| " + row + " |");
    }

    @Test
    void splitsLongSentencesBetweenWords() {
        var chunks = chunk(new Paragraph("word, ".repeat(300).strip(), null)).chunks();

        assertThat(chunks).allSatisfy(chunk -> {
            assertThat(chunk.tokens()).isLessThanOrEqualTo(MAX);
            assertThat(chunk.text()).startsWith("word").endsWith("word,");
        });
    }

    @Test
    void splitsLongWordsBetweenCharacters() {
        var chunks = chunk(new Paragraph("😀".repeat(2000), null)).chunks();

        assertThat(chunks).isEmpty();
        assertThat(chunk(new Paragraph("x😀".repeat(2000), null)).chunks())
                .allSatisfy(chunk -> assertThat(chunk.text().codePoints())
                        .allMatch(character -> character == 'x' || character == "😀".codePointAt(0)));
    }

    @Test
    void recordsThePages() {
        var document = chunk(
                3, new Paragraph("One is on the first page and goes on with", 1), new Paragraph("the second. Two.", 2));

        assertThat(document.text().pages())
                .extracting(page -> slice(document.text().text(), page.start(), page.end()))
                .containsExactly("One is on the first page and goes on with", "the second. Two.", "");
        assertThat(document.chunks()).singleElement().satisfies(chunk -> {
            assertThat(chunk.page()).isEqualTo(1);
            assertThat(chunk.pageEnd()).isEqualTo(2);
            assertThat(chunk.text()).contains("goes on with the second.");
        });
    }

    @Test
    void returnsNoPassagesForTextWithoutLettersAndDigits() {
        assertThat(chunk(new Paragraph("… — !", null), new Paragraph(" ", null)).chunks())
                .isEmpty();
        assertThat(chunk().chunks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void coversTheTextInOrderWithinTheLimits(long seed) {
        var document = chunk(4, randomBlocks(new Random(seed)));
        var text = document.text().text();
        var codePoints = text.codePoints().toArray();
        var held = new BitSet(codePoints.length);

        int before = -1;
        for (var chunk : document.chunks()) {
            assertThat(chunk.text()).isEqualTo(slice(text, chunk.start(), chunk.end()));
            assertThat(chunk.start()).isGreaterThan(before);
            assertThat(chunk.tokens()).isLessThanOrEqualTo(60);
            assertThat(chunk.text()).isEqualTo(chunk.text().strip());
            held.set(chunk.start(), chunk.end());
            chunk.headings().forEach(heading -> hold(heading, text, held));
            before = chunk.start();
        }
        for (int i = held.nextClearBit(0); i < codePoints.length; i = held.nextClearBit(i + 1)) {
            assertThat(Character.isLetterOrDigit(codePoints[i]))
                    .as("code point %d of %s", i, text)
                    .isFalse();
        }
    }

    private static void hold(String heading, String text, BitSet held) {
        for (int at = text.indexOf(heading); at >= 0; at = text.indexOf(heading, at + 1)) {
            int start = text.codePointCount(0, at);
            held.set(start, start + heading.codePointCount(0, heading.length()));
        }
    }

    private static Block[] randomBlocks(Random random) {
        var blocks = new ArrayList<Block>();
        for (int i = 0; i < 40; i++) {
            var words = words(random, 1 + random.nextInt(60));
            int page = 1 + i / 10;
            blocks.add(
                    switch (random.nextInt(5)) {
                        case 0 -> new Heading(1 + random.nextInt(3), "H" + i + " " + words(random, 3), page);
                        case 1 -> new ListItem(random.nextInt(2), "-", words, page);
                        case 2 -> new Preformatted(words.replace(". ", ".\n"), page);
                        case 3 -> new Table(List.of("A", "B"), List.of(List.of(words, "1"), List.of("x", words)), page);
                        default -> new Paragraph(words, page);
                    });
        }
        return blocks.toArray(Block[]::new);
    }

    private static String words(Random random, int count) {
        var vocabulary =
                List.of("lamp", "rock.", "Übersee", "😀", "𝒜", "keeper,", "e.g.", "1874", "was", "lit.", "灯台");
        return random.ints(count, 0, vocabulary.size())
                .mapToObj(vocabulary::get)
                .collect(Collectors.joining(" "));
    }

    @Test
    void aFigureIsAPassageOfItsPageBelowAHeadingThatSaysWhatItIs() {
        var document = chunk(
                3,
                new Heading(1, "Ferries", 3),
                new Paragraph("They leave at seven.", 3),
                new Figure("A chart shows ten ferries.", 3),
                new Paragraph("They return at nine.", 3));

        assertThat(document.chunks())
                .extracting(Chunk::text, Chunk::headings, Chunk::page)
                .containsExactly(
                        tuple("They leave at seven.", List.of("Ferries"), 3),
                        tuple(
                                "A chart shows ten ferries.",
                                List.of("Ferries", "Description of a figure by a chat model, page 3"),
                                3),
                        tuple("They return at nine.", List.of("Ferries"), 3));
    }

    private static Paragraph paragraph(String word, int tokens) {
        return new Paragraph((word + " ").repeat(tokens).strip() + ".", null);
    }

    private ChunkedDocument chunk(Block... blocks) {
        return chunk(null, blocks);
    }

    private ChunkedDocument chunk(@Nullable Integer pages, Block... blocks) {
        return chunker.chunk(new ParsedDocument("text/plain", pages, List.of(blocks)));
    }

    private static String slice(String text, int start, int end) {
        return text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
    }
}
