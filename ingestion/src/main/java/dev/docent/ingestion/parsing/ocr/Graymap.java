package dev.docent.ingestion.parsing.ocr;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes pictures as uncompressed grayscale (Netpbm PGM). */
final class Graymap {

    private Graymap() {}

    static void write(BufferedImage picture, OutputStream out) throws IOException {
        int width = picture.getWidth();
        int height = picture.getHeight();
        var buffered = new BufferedOutputStream(out, 1 << 16);
        buffered.write("P5\n%d %d\n255\n".formatted(width, height).getBytes(StandardCharsets.US_ASCII));
        if (picture.getType() == BufferedImage.TYPE_BYTE_GRAY) {
            var row = new byte[width];
            for (int y = 0; y < height; y++) {
                picture.getRaster().getDataElements(0, y, width, 1, row);
                buffered.write(row);
            }
        } else {
            colored(picture, buffered);
        }
        buffered.flush();
    }

    /** Converts row by row, because a grayscale copy of the whole picture may not fit into memory. */
    private static void colored(BufferedImage picture, OutputStream out) throws IOException {
        int width = picture.getWidth();
        var row = new BufferedImage(width, 1, BufferedImage.TYPE_BYTE_GRAY);
        var bytes = new byte[width];
        var pen = row.createGraphics();
        for (int y = 0; y < picture.getHeight(); y++) {
            // Transparent pixels appear white.
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, width, 1);
            pen.drawImage(picture, 0, -y, null);
            row.getRaster().getDataElements(0, 0, width, 1, bytes);
            out.write(bytes);
        }
        pen.dispose();
    }
}
