package dev.docent.ingestion.parsing.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.parsing.format.WithoutOcr;
import dev.docent.ingestion.parsing.pdf.PlacedQuotes;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The boxes of passages in real PDFs cover drawn text. */
class RealBoxesTest {

    private static final int SEEN = 60;

    private final InProcessDocumentParser parser = new InProcessDocumentParser(WithoutOcr.LIMITS);

    static List<RealDocumentsTest.Sample> samples() throws IOException {
        return RealDocumentsTest.samples().stream()
                .filter(sample -> !sample.file().contains(".")
                        || sample.file().endsWith(".pdf") && !sample.file().endsWith("_scan.pdf"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void coverDrawnText(RealDocumentsTest.Sample sample) throws IOException {
        var file = sample.asFile();
        assumeThat(file.path()).as("documents to read").isRegularFile();

        var quotes = new PlacedQuotes(Files.readAllBytes(file.path()), parser.parse(file, ReadingProgress.NONE));

        var boxes = quotes.passages().stream().flatMap(List::stream).toList();
        assertThat(quotes.passages()).noneMatch(List::isEmpty);
        assertThat(boxes.stream().filter(box -> quotes.contrast(box) > SEEN).count())
                .as("of %d boxes; some text is white on white", boxes.size())
                .isGreaterThanOrEqualTo(Math.round(0.97 * boxes.size()));
        assertThat(sample.mustInclude())
                .allSatisfy(wanted -> assertThat(quotes.boxes(wanted)).isNotEmpty());
    }
}
