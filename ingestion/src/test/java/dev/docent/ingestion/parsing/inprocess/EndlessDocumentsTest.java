package dev.docent.ingestion.parsing.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.format.SmallLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

/** Small files that cause unbounded work, text or depth are rejected. */
@Timeout(60)
class EndlessDocumentsTest {

    private static final ParsingProperties LIMITS =
            SmallLimits.of(100_000, 10, 100, DataSize.ofMegabytes(2), DataSize.ofMegabytes(64));

    private final InProcessDocumentParser parser = new InProcessDocumentParser(LIMITS);

    @TempDir
    Path folder;

    @Test
    void readsAPageWithinTheLimits() throws IOException {
        assertThat(parser.parse(new DocumentFile(pdf("q Q ".repeat(1_000), "q Q"), "a.pdf", null), ReadingProgress.NONE)
                        .pages())
                .isEqualTo(1);
    }

    @Test
    void rejectsPagesOfTooManyOperators() throws IOException {
        assertRefused(pdf("q Q ".repeat(300_000), "q Q"));
    }

    @Test
    void rejectsRecursiveForms() throws IOException {
        assertRefused(pdf("/F Do", "/F Do /F Do"));
    }

    @Test
    void rejectsContentThatExpandsBeyondTheLimit() throws IOException {
        assertRefused(pdf(" ".repeat(3 << 20), "q Q"));
    }

    @Test
    void rejectsFormsThatExpandBeyondTheLimit() throws IOException {
        assertRefused(pdf("/F Do", " ".repeat(3 << 20)));
    }

    @Test
    void rejectsContentThatRepeatsAPartTooOften() throws IOException {
        try (var document = new PDDocument()) {
            var part = stream(document, " ".repeat(1 << 20));
            var parts = new COSArray();
            for (int i = 0; i < 3; i++) {
                parts.add(part);
            }
            var page = new PDPage();
            page.getCOSObject().setItem(COSName.CONTENTS, parts);
            document.addPage(page);

            assertRefused(save(document));
        }
    }

    @Test
    void rejectsMorePagesThanTheLimit() throws IOException {
        try (var document = new PDDocument()) {
            for (int i = 0; i < 11; i++) {
                document.addPage(new PDPage());
            }

            assertRefused(save(document));
        }
    }

    @ParameterizedTest
    @CsvSource({"a.md, '> ', 50000", "a.json, '[', 50000"})
    void readsOrRejectsExcessiveNesting(String filename, String piece, int times) throws IOException {
        var file = Files.writeString(folder.resolve(filename), piece.repeat(times) + "deep");

        assertThatExceptionOfType(UnreadableDocumentException.class)
                .isThrownBy(() -> parser.parse(new DocumentFile(file, filename, null), ReadingProgress.NONE));
    }

    private void assertRefused(Path file) {
        assertThatExceptionOfType(UnreadableDocumentException.class)
                .isThrownBy(() -> parser.parse(new DocumentFile(file, "a.pdf", null), ReadingProgress.NONE))
                .returns(Reason.LIMIT, UnreadableDocumentException::reason);
    }

    /** A page with a form named F, which can draw itself. */
    private Path pdf(String content, String form) throws IOException {
        try (var document = new PDDocument()) {
            var object = new PDFormXObject(stream(document, form));
            var resources = new PDResources();
            resources.put(COSName.getPDFName("F"), object);
            object.setResources(resources);
            var page = new PDPage();
            page.setResources(resources);
            page.setContents(stream(document, content));
            document.addPage(page);
            return save(document);
        }
    }

    private static PDStream stream(PDDocument document, String content) throws IOException {
        var stream = new PDStream(document);
        try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(content.getBytes(StandardCharsets.US_ASCII));
        }
        return stream;
    }

    private Path save(PDDocument document) throws IOException {
        var file = folder.resolve("a.pdf");
        document.save(file.toFile());
        return file;
    }
}
