package dev.docent.ingestion.parsing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.DefaultLimits;
import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.Omission;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.WithoutOcr;
import dev.docent.ingestion.parsing.ocr.DrawnText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PDF files with scanned, damaged or encrypted content. */
class PdfOutcomesTest {

    @TempDir
    Path folder;

    @Test
    void readsAPageThatIsAPicture() {
        assumeTrue(DrawnText.canBeRead(), "Tesseract is absent");
        var blocks = new BlockCollector(DefaultLimits.LIMITS, ReadingProgress.NONE);

        new SamplePdf()
                .page()
                .line(50, 100, "Typed.")
                .page()
                .picture(DrawnText.of("The ferry leaves at seven."))
                .read(blocks);

        assertThat(blocks.blocks())
                .containsExactly(
                        new Block.Paragraph("Typed.", 1), new Block.Paragraph("The ferry leaves at seven.", 2));
        assertThat(blocks.document("application/pdf").recognizedPages()).containsExactly(2);
        assertThat(blocks.document("application/pdf").omissions()).isEmpty();
    }

    @Test
    void reportsThePagesWithoutTextIfOcrIsUnavailable() {
        var blocks = new BlockCollector(WithoutOcr.LIMITS, ReadingProgress.NONE);

        new SamplePdf()
                .page()
                .picture(590, 840)
                .page()
                .line(50, 100, "Typed.")
                .page()
                .page()
                .picture(590, 840)
                .read(blocks);

        assertThat(blocks.document("application/pdf").omissions())
                .extracting(Omission::code, Omission::message)
                .containsExactly(tuple(
                        "pages_without_text",
                        "Pages 1 and 4 are pictures without text, and character recognition is switched off"
                                + " (docent.parsing.ocr.enabled)."));
    }

    @Test
    void reportsDamagedPages() throws IOException {
        var pdf = new SamplePdf()
                .page()
                .line(50, 100, "One.")
                .page()
                .line(50, 100, "Two.")
                .page()
                .line(50, 100, "Three.");
        var broken = new PDStream(pdf.document());
        try (var out = broken.createOutputStream()) {
            out.write("BT /F1 12 Tf (cut off) Tj 1 0 0 Tm ET".getBytes(StandardCharsets.US_ASCII));
        }
        pdf.document().getPage(1).setContents(broken);
        var blocks = new BlockCollector(DefaultLimits.LIMITS, ReadingProgress.NONE);

        pdf.read(blocks);

        assertThat(blocks.blocks()).contains(new Block.Paragraph("One.", 1), new Block.Paragraph("Three.", 3));
        assertThat(blocks.document("application/pdf").omissions())
                .containsExactly(new Omission(
                        "pages_unreadable", "Page 2 cannot be read, or only in part, because it is damaged."));
    }

    @Test
    void reportsPagesWithTruncatedContent() throws IOException {
        var pdf = new SamplePdf().page().line(50, 100, "One.").page();
        var whole = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(whole)) {
            out.write("q Q\n".repeat(5_000).getBytes(StandardCharsets.US_ASCII));
        }
        var cut = Arrays.copyOf(whole.toByteArray(), whole.size() / 2);
        var content = new PDStream(pdf.document());
        try (var out = content.getCOSObject().createRawOutputStream()) {
            out.write(cut);
        }
        content.getCOSObject().setItem(COSName.FILTER, COSName.FLATE_DECODE);
        pdf.document().getPage(1).setContents(content);
        var blocks = new BlockCollector(DefaultLimits.LIMITS, ReadingProgress.NONE);

        pdf.read(blocks);

        assertThat(blocks.document("application/pdf").omissions())
                .extracting(Omission::message)
                .containsExactly("Page 2 cannot be read, or only in part, because it is damaged.");
    }

    @Test
    void countsEmbeddedFiles() {
        var pdf = new SamplePdf().page().line(50, 100, "One.");
        var tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Map.of("a.txt", new PDComplexFileSpecification(), "b.txt", new PDComplexFileSpecification()));
        var names = new PDDocumentNameDictionary(pdf.document().getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        pdf.document().getDocumentCatalog().setNames(names);
        var blocks = new BlockCollector(DefaultLimits.LIMITS, ReadingProgress.NONE);

        pdf.read(blocks);

        assertThat(blocks.document("application/pdf").omissions())
                .extracting(Omission::message)
                .singleElement()
                .asString()
                .startsWith("2 embedded files");
    }

    @Test
    void opensAPdfWithItsPassword() throws IOException {
        var pdf = new SamplePdf().page().line(50, 100, "Secret.");
        pdf.document().protect(new StandardProtectionPolicy("owner", "pâss", new AccessPermission()));
        var file = Files.write(folder.resolve("a.pdf"), pdf.bytes());

        assertThat(open(file, "pâss")).containsExactly(new Block.Paragraph("Secret.", 1));
        assertThatThrownBy(() -> open(file, "wrong")).hasMessage("The password does not open the file");
        assertThatThrownBy(() -> open(file, null)).hasMessageContaining("opens only with its password");
    }

    private static List<Block> open(Path file, @Nullable String password) throws IOException {
        var blocks = new BlockCollector(DefaultLimits.LIMITS, ReadingProgress.NONE);
        new PdfReader().read(new DocumentFile(file, "a.pdf", password), "application/pdf", blocks);
        return blocks.blocks();
    }
}
