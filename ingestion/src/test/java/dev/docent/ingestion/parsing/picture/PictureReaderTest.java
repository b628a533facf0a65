package dev.docent.ingestion.parsing.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.DefaultLimits;
import dev.docent.ingestion.parsing.Omission;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.SampleFile;
import dev.docent.ingestion.parsing.format.WithoutOcr;
import dev.docent.ingestion.parsing.ocr.DrawnText;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp", "tiff"})
    void readsTheTextOfAPicture(String format) throws IOException {
        assumeTrue(DrawnText.canBeRead(), "Tesseract is absent");
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(DrawnText.of("The ferry leaves at seven."), format, bytes);

        var blocks = read(format, bytes.toByteArray());

        assertThat(blocks.blocks()).containsExactly(new Block.Paragraph("The ferry leaves at seven.", 1));
        assertThat(blocks.document("image/" + format).recognizedPages()).containsExactly(1);
    }

    @Test
    void readsEachPictureOfAFaxAsAPage() throws IOException {
        assumeTrue(DrawnText.canBeRead(), "Tesseract is absent");

        var blocks = read("tiff", tiff(DrawnText.of("First page."), DrawnText.of("Second page.")));

        assertThat(blocks.blocks())
                .containsExactly(new Block.Paragraph("First page.", 1), new Block.Paragraph("Second page.", 2));
    }

    @Test
    void reportsWhyAPictureIsNotRead() throws IOException {
        var blocks = new BlockCollector(WithoutOcr.LIMITS, ReadingProgress.NONE);
        new SampleFile("image/tiff", tiff(DrawnText.of("One"), DrawnText.of("Two"))).read(new PictureReader(), blocks);

        assertThat(blocks.blocks()).isEmpty();
        assertThat(blocks.document("image/tiff").omissions())
                .containsExactly(new Omission(
                        "pages_without_text",
                        "Pages 1 and 2 are pictures without text, and character recognition is switched off"
                                + " (docent.parsing.ocr.enabled)."));
    }

    @Test
    void rejectsAPictureThatIsDamaged() throws IOException {
        assumeTrue(DrawnText.canBeRead(), "Tesseract is absent");
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(DrawnText.of("Tide"), "png", bytes);

        assertThatThrownBy(() -> read("png", Arrays.copyOf(bytes.toByteArray(), 60)))
                .isInstanceOf(UnreadableDocumentException.class)
                .hasMessageContaining("damaged");
    }

    private static BlockCollector read(String format, byte[] content) {
        var blocks = new BlockCollector(DefaultLimits.LIMITS, ReadingProgress.NONE);
        new SampleFile("image/" + format, content).read(new PictureReader(), blocks);
        return blocks;
    }

    private static byte[] tiff(BufferedImage... pages) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (var page : pages) {
                writer.writeToSequence(new IIOImage(page, null, null), null);
            }
            writer.endWriteSequence();
        }
        writer.dispose();
        return bytes.toByteArray();
    }
}
