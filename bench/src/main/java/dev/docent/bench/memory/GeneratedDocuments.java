package dev.docent.bench.memory;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** Generated documents, the same in every run. */
final class GeneratedDocuments {

    private static final int LINES_A_PAGE = 12;

    private GeneratedDocuments() {}

    /** {@return a note of a few sentences, different for each number} */
    static byte[] text(int number) {
        return ("Note number %d.%n%nThe keeper lit lamp %d at dusk and wrote it down. The wind stood at %d degrees."
                        .formatted(number, number, number % 360))
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * {@return a PDF with this number of pages of text}
     *
     * @param megabytes the size of a picture of noise on its first page
     */
    static byte[] pdf(int pages, int megabytes) throws IOException {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            var font = new PDType1Font(FontName.HELVETICA);
            for (int number = 1; number <= pages; number++) {
                var page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    if (number == 1 && megabytes > 0) {
                        content.drawImage(
                                LosslessFactory.createFromImage(document, noise(megabytes)), 50, 50, 200, 200);
                    }
                    content.beginText();
                    content.setFont(font, 11);
                    content.setLeading(18);
                    content.newLineAtOffset(60, 760);
                    for (int line = 0; line < LINES_A_PAGE; line++) {
                        content.showText("Line %d of page %d tells what the keeper saw from tower %d."
                                .formatted(line, number, number * 31 + line));
                        content.newLine();
                    }
                    content.endText();
                }
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    private static BufferedImage noise(int megabytes) {
        var side = (int) Math.sqrt(megabytes * (double) (1 << 20) / 3);
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        var random = new Random(side);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                image.setRGB(x, y, random.nextInt(1 << 24));
            }
        }
        return image;
    }
}
