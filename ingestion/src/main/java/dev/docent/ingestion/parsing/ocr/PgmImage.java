package dev.docent.ingestion.parsing.ocr;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes pictures in the portable graymap format (PGM) of Netpbm, which is uncompressed. */
final class PgmImage {

    private PgmImage() {}

    /** Converts row by row, because a grayscale copy of the whole picture may not fit into memory. */
    static void write(BufferedImage picture, OutputStream out) throws IOException {
        int width = picture.getWidth();
        int height = picture.getHeight();
        var buffered = new BufferedOutputStream(out, 1 << 16);
        buffered.write("P5\n%d %d\n255\n".formatted(width, height).getBytes(StandardCharsets.US_ASCII));
        var row = new BufferedImage(width, 1, BufferedImage.TYPE_BYTE_GRAY);
        var bytes = new byte[width];
        var pen = row.createGraphics();
        for (int y = 0; y < height; y++) {
            // Transparent pixels appear white.
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, width, 1);
            pen.drawImage(picture, 0, -y, null);
            row.getRaster().getDataElements(0, 0, width, 1, bytes);
            buffered.write(bytes);
        }
        pen.dispose();
        buffered.flush();
    }
}
