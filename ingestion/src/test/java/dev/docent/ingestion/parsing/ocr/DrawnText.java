package dev.docent.ingestion.parsing.ocr;

import dev.docent.ingestion.parsing.DefaultLimits;
import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** A picture of lines of text, like a scan. */
public final class DrawnText {

    private DrawnText() {}

    /** {@return black letters on white, on an A5 page at 150 dots per inch} */
    public static BufferedImage of(String... lines) {
        var picture = new BufferedImage(874, 1240, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SERIF, Font.PLAIN, 32));
        for (int i = 0; i < lines.length; i++) {
            pen.drawString(lines[i], 60, 120 + 44 * i);
        }
        pen.dispose();
        return picture;
    }

    /** {@return whether Tesseract is installed} */
    public static boolean canBeRead() {
        return Tesseract.of(DefaultLimits.LIMITS.ocr()).isUsable();
    }
}
