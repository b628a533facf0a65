package dev.docent.ingestion.parsing.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.DefaultLimits;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.parsing.format.BlockCollector;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfReaderTest {

    private static final String LINE = "Every reader may borrow up to ten books at a time, and keep them";

    @Test
    void removesInvisibleText() {
        assertThat(new SamplePdf()
                        .page()
                        .line(50, 100, "Seen.")
                        .invisible(50, 130, "Unseen.")
                        .read())
                .containsExactly(new Block.Paragraph("Seen.", 1));
    }

    @Test
    void removesInvisibleTextNextToASmallPicture() {
        assertThat(new SamplePdf()
                        .page()
                        .picture(200, 200)
                        .invisible(50, 130, "Unseen.")
                        .read())
                .isEmpty();
    }

    @Test
    void readsInvisibleTextOverThePictureOfAPage() {
        assertThat(new SamplePdf()
                        .page()
                        .picture(590, 840)
                        .invisible(50, 130, "Recognised.")
                        .read())
                .containsExactly(new Block.Paragraph("Recognised.", 1));
    }

    @Test
    void countsPagesThatAreEmpty() {
        var blocks = new BlockCollector(DefaultLimits.LIMITS, ReadingProgress.NONE);

        new SamplePdf()
                .page()
                .line(50, 100, "One.")
                .page()
                .page()
                .line(50, 100, "Three.")
                .read(blocks);

        assertThat(blocks.blocks()).containsExactly(new Block.Paragraph("One.", 1), new Block.Paragraph("Three.", 3));
        assertThat(blocks.document("application/pdf").pages()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void readsRotatedPages(int degrees) {
        assertThat(new SamplePdf()
                        .page()
                        .turned(degrees)
                        .lines(50, 100, LINE, "for four weeks each.")
                        .read())
                .extracting(block -> block instanceof Block.Paragraph paragraph ? paragraph.text() : "")
                .containsExactly(LINE + " for four weeks each.");
    }

    @Test
    void readsTheValuesOfFormFields() {
        var pdf = new SamplePdf().page().line(50, 100, "Application");
        var form = new PDAcroForm(pdf.document());
        var field = new PDTextField(form);
        field.setPartialName("applicant");
        field.setAlternateFieldName("Name of the applicant");
        field.getCOSObject().setString(COSName.V, "Ann Smith");
        form.setFields(List.of(field));
        pdf.document().getDocumentCatalog().setAcroForm(form);

        assertThat(pdf.read())
                .containsExactly(
                        new Block.Paragraph("Application", 1),
                        new Block.ListItem(0, "-", "Name of the applicant: Ann Smith", 1));
    }
}
