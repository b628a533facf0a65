package dev.docent.ingestion.parsing.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExifOrientationTest {

    private static final int WIDTH = 64;
    private static final int HEIGHT = 32;

    @TempDir
    Path folder;

    /** The upper left corner of the stored picture is displayed where the Exif table states. */
    @ParameterizedTest
    @CsvSource({
        "1, 64, 32, 0, 0",
        "2, 64, 32, 63, 0",
        "3, 64, 32, 63, 31",
        "4, 64, 32, 0, 31",
        "5, 32, 64, 0, 0",
        "6, 32, 64, 31, 0",
        "7, 32, 64, 31, 63",
        "8, 32, 64, 0, 63"
    })
    void rotatesPhotographs(int orientation, int width, int height, int x, int y) throws IOException {
        var file = Files.write(folder.resolve("photo.jpg"), marked(orientation));

        try (var pictures = new PictureFile(file, 10_000)) {
            var seen = pictures.read(0);

            assertThat(seen.getWidth()).isEqualTo(width);
            assertThat(seen.getHeight()).isEqualTo(height);
            assertThat(new Color(seen.getRGB(x, y)).getRed()).isLessThan(80);
            assertThat(new Color(seen.getRGB(width / 2, height / 2)).getRed()).isGreaterThan(200);
        }
    }

    @Test
    void isUprightByDefault() throws IOException {
        assertThat(ExifOrientation.of(Files.write(folder.resolve("plain.jpg"), jpeg())))
                .isEqualTo(ExifOrientation.UPRIGHT);
        assertThat(ExifOrientation.of(Files.write(folder.resolve("odd.jpg"), marked(9))))
                .isEqualTo(ExifOrientation.UPRIGHT);
        assertThat(ExifOrientation.of(Files.writeString(folder.resolve("no.jpg"), "no picture")))
                .isEqualTo(ExifOrientation.UPRIGHT);
    }

    /** A white picture with a black square in the upper left corner. */
    private static byte[] jpeg() throws IOException {
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(Color.BLACK);
        pen.fillRect(0, 0, 8, 8);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", bytes);
        return bytes.toByteArray();
    }

    /** The picture with an Exif segment after the start: a TIFF header and a directory with one entry. */
    private static byte[] marked(int orientation) throws IOException {
        var plain = jpeg();
        var exif = ByteBuffer.allocate(36);
        exif.putShort((short) 0xFFE1).putShort((short) 34);
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        exif.putShort((short) 1);
        exif.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        exif.putInt(0);
        return ByteBuffer.allocate(plain.length + 36)
                .put(plain, 0, 2)
                .put(exif.array())
                .put(plain, 2, plain.length - 2)
                .array();
    }
}
