package dev.docent.ingestion.parsing.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.DefaultLimits;
import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.parsing.format.BlockCollector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.tika.Tika;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class OfficeReaderTest {

    private static final Path DATA =
            Path.of(System.getProperty("docent.test.data", "../../shared/data")).resolve("documents");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final double TOLERANCE = 0.02;
    private static final OfficeReader READER = new OfficeReader();

    @TestFactory
    Stream<DynamicTest> findsTheWordsOfEveryDocument() throws IOException {
        var table = DATA.resolve("documents.tsv");
        assumeTrue(Files.exists(table), "the shared documents are absent");
        return Files.readAllLines(table).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .filter(row -> row[1].matches("docx?|pptx?|xlsx?|od[tsp]|rtf|epub|eml|msg"))
                .map(row -> DynamicTest.dynamicTest(row[0], () -> verify(row)));
    }

    private static void verify(String[] row) throws Exception {
        var blocks = read(DATA.resolve("docs").resolve(row[0]));
        var text = blocks.stream().flatMap(OfficeReaderTest::texts).collect(Collectors.joining("\n"));
        assertThat(text).isNotBlank();
        for (var needle : row[6].split(" ¦ ")) {
            assertThat(text).contains(needle.strip());
        }
        if (!row[4].isEmpty() && !row[7].isEmpty()) {
            var truth = Files.readString(DATA.resolve("truth").resolve(row[4]));
            assertThat(recall(truth, text)).isGreaterThanOrEqualTo(Double.parseDouble(row[7]) - TOLERANCE);
        }
    }

    static List<Block> read(Path file) throws Exception {
        var collector = new BlockCollector(DefaultLimits.LIMITS, ReadingProgress.NONE);
        READER.read(new DocumentFile(file, file.getFileName().toString(), null), new Tika().detect(file), collector);
        return collector.blocks();
    }

    static Stream<String> texts(Block block) {
        return switch (block) {
            case Block.Heading heading -> Stream.of(heading.text());
            case Block.Paragraph paragraph -> Stream.of(paragraph.text());
            case Block.ListItem item -> Stream.of(item.marker() + " " + item.text());
            case Block.Preformatted code -> Stream.of(code.text());
            case Block.Figure figure -> Stream.of(figure.text());
            case Block.Table table -> {
                var rows = new ArrayList<List<String>>();
                rows.add(table.header());
                rows.addAll(table.rows());
                yield rows.stream().map(row -> String.join(" | ", row));
            }
        };
    }

    private static double recall(String truth, String text) {
        var expected = words(truth.replaceAll("<!--.*?-->|(?<=\\])\\([^)\\s]*\\)|</?[a-zA-Z][^>]*>", " ")
                .replaceAll("\\\\([_*#])", "$1")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&"));
        var found = words(text);
        int hits = expected.entrySet().stream()
                .mapToInt(word -> Math.min(word.getValue(), found.getOrDefault(word.getKey(), 0)))
                .sum();
        int all = expected.values().stream().mapToInt(Integer::intValue).sum();
        return all == 0 ? 1 : (double) hits / all;
    }

    private static Map<String, Integer> words(String text) {
        var counts = new HashMap<String, Integer>();
        WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .forEach(word -> counts.merge(word.group(), 1, Integer::sum));
        return counts;
    }
}
