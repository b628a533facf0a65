package dev.docent.ingestion.parsing.pdf;

import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.DefaultLimits;
import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.SampleFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;

/** A PDF with A4 pages drawn by a test. Positions are in points from the top left. */
final class SamplePdf {

    static final PDFont PLAIN = new PDType1Font(FontName.HELVETICA);
    static final PDFont BOLD = new PDType1Font(FontName.HELVETICA_BOLD);

    private final PDDocument document = new PDDocument();

    /** {@return the underlying document} */
    PDDocument document() {
        return document;
    }

    /** Starts an empty page. */
    SamplePdf page() {
        document.addPage(new PDPage(PDRectangle.A4));
        return this;
    }

    /** Rotates the page clockwise, by a multiple of 90 degrees. */
    SamplePdf turned(int degrees) {
        lastPage().setRotation(degrees);
        return this;
    }

    SamplePdf line(double left, double top, String text) {
        return line(left, top, text, PLAIN, 10);
    }

    SamplePdf line(double left, double top, String text, PDFont font, double size) {
        return draw(content -> {
            content.beginText();
            content.setFont(font, (float) size);
            content.newLineAtOffset((float) left, (float) (PDRectangle.A4.getHeight() - top));
            content.showText(text);
            content.endText();
        });
    }

    /** Draws text in a transformed coordinate system. */
    SamplePdf text(Matrix space, String text) {
        return draw(content -> {
            content.beginText();
            content.setFont(PLAIN, 10);
            content.setTextMatrix(space);
            content.showText(text);
            content.endText();
        });
    }

    /** Draws lines of text below each other. */
    SamplePdf lines(double left, double top, String... texts) {
        for (int i = 0; i < texts.length; i++) {
            line(left, top + 12 * i, texts[i]);
        }
        return this;
    }

    SamplePdf invisible(double left, double top, String text) {
        return draw(content -> {
            content.beginText();
            content.setRenderingMode(RenderingMode.NEITHER);
            content.setFont(PLAIN, 10);
            content.newLineAtOffset((float) left, (float) (PDRectangle.A4.getHeight() - top));
            content.showText(text);
            content.endText();
        });
    }

    SamplePdf picture(double width, double height) {
        return draw(content -> content.drawImage(
                LosslessFactory.createFromImage(document, new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB)),
                0,
                0,
                (float) width,
                (float) height));
    }

    /** Draws a picture that covers the page. */
    SamplePdf picture(BufferedImage picture) {
        return draw(content -> content.drawImage(
                LosslessFactory.createFromImage(document, picture),
                0,
                0,
                PDRectangle.A4.getWidth(),
                PDRectangle.A4.getHeight()));
    }

    /** {@return the text in lines of at most the given length} */
    static List<String> wrap(String text, int width) {
        return List.of(
                text.replaceAll("(.{1,%d})(?:\\s+|$)".formatted(width), "$1\n").split("\n"));
    }

    List<Block> read() {
        return read(DefaultLimits.LIMITS);
    }

    List<Block> read(ParsingProperties limits) {
        return new SampleFile("application/pdf", bytes()).read(new PdfReader(), limits);
    }

    void read(BlockCollector blocks) {
        new SampleFile("application/pdf", bytes()).read(new PdfReader(), blocks);
    }

    byte[] bytes() {
        try (document) {
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PDPage lastPage() {
        return document.getPage(document.getNumberOfPages() - 1);
    }

    SamplePdf draw(Drawing drawing) {
        try (var content =
                new PDPageContentStream(document, lastPage(), PDPageContentStream.AppendMode.APPEND, true, true)) {
            drawing.on(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    interface Drawing {

        void on(PDPageContentStream content) throws IOException;
    }
}
