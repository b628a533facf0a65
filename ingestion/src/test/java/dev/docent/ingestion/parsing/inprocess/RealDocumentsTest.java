package dev.docent.ingestion.parsing.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.docent.ingestion.chunking.ChunkedTexts;
import dev.docent.ingestion.parsing.DefaultLimits;
import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.ReadingProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The text of real documents in many formats contains what is visible in them. */
class RealDocumentsTest {

    private static final Path DATA = Path.of(System.getProperty("docent.test.data", "absent"), "documents");

    private final InProcessDocumentParser parser = new InProcessDocumentParser(DefaultLimits.LIMITS);

    static List<Sample> samples() throws IOException {
        if (!Files.isDirectory(DATA)) {
            return List.of(new Sample("no documents in " + DATA, "", List.of(), 0, 0));
        }
        return Files.readAllLines(DATA.resolve("documents.tsv")).stream()
                .skip(1)
                .map(line -> Sample.of(line.split("\t", -1)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void areReadCompletely(Sample sample) throws IOException {
        assumeThat(DATA).as("documents to read").isDirectory();
        if (sample.file().endsWith("_scan.pdf")) {
            var scanned = parser.parse(sample.asFile(), ReadingProgress.NONE);
            assertThat(scanned.blocks().isEmpty())
                    .as("without Tesseract there is no text, and an omission says so")
                    .isEqualTo(scanned.recognizedPages().isEmpty())
                    .isEqualTo(!scanned.omissions().isEmpty());
            return;
        }

        var parsed = parser.parse(sample.asFile(), ReadingProgress.NONE);

        var text = ChunkedTexts.textOf(parsed);
        assertThat(sample.mustInclude()).allSatisfy(wanted -> assertThat(text).contains(wanted));
        if (!sample.truth().isEmpty()) {
            var truth = Files.readString(DATA.resolve("truth").resolve(sample.truth()));
            assertThat(WordRecall.of(comparable(truth, sample), comparable(text, sample)))
                    .as(sample.file())
                    .isGreaterThanOrEqualTo(sample.recall() - sample.tolerance());
        }
        if (sample.file().endsWith(".pdf") && sample.pages() > 0) {
            assertThat(parsed.pages()).isEqualTo(sample.pages());
        }
    }

    /**
     * The reference texts contain the marks of footnotes, and those of web pages menus: lists of links, and what is above
     * the title. That of the article in XML separates subscripts from their word.
     */
    private static String comparable(String text, Sample sample) {
        var withoutMarks = text.replaceAll("(?<=[\\p{L}.,;:!?)\"”’])(?:\\[\\d{1,3}](?:: \\d+)?)+", "");
        if (sample.file().endsWith(".html")) {
            return withoutMarks
                    .substring(Math.max(0, withoutMarks.indexOf("\n# ")))
                    .replaceAll("(?m)^\\s*- \\[[^\\]]*]\\([^)]*\\)$", "");
        }
        return sample.file().endsWith("xml")
                ? withoutMarks.replaceAll("(?<=\\p{L})\\s+(?=\\d)|(?<=\\d)\\s+(?=\\p{L})", "")
                : withoutMarks;
    }

    /**
     * A document and its expected content.
     *
     * @param truth name of a file with its text, or empty
     * @param mustInclude strings contained in its text
     * @param recall minimum share of the words of the truth
     * @param pages number of pages; 0 if unknown
     */
    record Sample(String file, String truth, List<String> mustInclude, double recall, int pages) {

        static Sample of(String[] columns) {
            return new Sample(
                    columns[0],
                    columns[4],
                    columns[6].isEmpty() ? List.of() : List.of(columns[6].split(" ¦ ")),
                    columns[7].isEmpty() ? 0 : Double.parseDouble(columns[7]),
                    columns[9].isEmpty() ? 0 : Integer.parseInt(columns[9]));
        }

        /** The reference texts of web pages contain menus amid the text, too. */
        double tolerance() {
            return file.endsWith(".html") ? 0.05 : 0.02;
        }

        DocumentFile asFile() {
            return new DocumentFile(DATA.resolve("docs").resolve(file), file, null);
        }

        @Override
        public String toString() {
            return file;
        }
    }
}
