package dev.docent.ingestion.parsing.media;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Image files, good and hostile, that a test makes. */
public final class SampleImages {

    /** What the metadata of a photograph say, and nothing else may. */
    public static final String SECRET = "taken at 48.8584 N";

    private SampleImages() {}

    /** {@return a picture, whose upper left quarter is red} */
    public static BufferedImage picture(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height / 2);
        pen.dispose();
        return picture;
    }

    /** {@return the picture in a format} @param format such as {@code png} */
    public static byte[] encoded(BufferedImage picture, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    /** {@return a JPEG of 40 by 20 pixels that a viewer turns clockwise, with secret metadata} */
    public static byte[] photograph() {
        var jpeg = encoded(picture(40, 20), "jpeg");
        var text = SECRET.getBytes(StandardCharsets.US_ASCII);
        var exif = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
        exif.put("Exif\0\0II*\0".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(8)
                .putShort((short) 2);
        exif.putShort((short) 0x10e).putShort((short) 2).putInt(text.length + 1).putInt(38);
        exif.putShort((short) 0x112).putShort((short) 3).putInt(1).putInt(6);
        exif.putInt(0).put(text).put((byte) 0);
        var segment = Arrays.copyOf(exif.array(), exif.position());
        var whole = new ByteArrayOutputStream();
        whole.write(jpeg, 0, 2);
        whole.writeBytes(new byte[] {(byte) 0xff, (byte) 0xe1, 0, (byte) (segment.length + 2)});
        whole.writeBytes(segment);
        whole.write(jpeg, 2, jpeg.length - 2);
        return whole.toByteArray();
    }

    /** {@return a WebP of one pixel} */
    public static byte[] webp() {
        return Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
    }

    /** {@return a small PNG whose header states this size} */
    public static byte[] pngThatClaims(int width, int height) {
        var png = encoded(picture(8, 8), "png");
        var header = ByteBuffer.wrap(png);
        header.putInt(16, width).putInt(20, height);
        var sum = new CRC32();
        sum.update(png, 12, 17);
        header.putInt(29, (int) sum.getValue());
        return png;
    }

    /** {@return an animated GIF of 2 by 2 pixels} */
    public static byte[] gif(int frames) {
        var gif = new ByteArrayOutputStream();
        gif.writeBytes("GIF89a\2\0\2\0".getBytes(StandardCharsets.ISO_8859_1));
        gif.writeBytes(new byte[] {(byte) 0x80, 0, 0, 0, 0, 0, -1, -1, -1});
        for (var each = 0; each < frames; each++) {
            gif.writeBytes(new byte[] {0x2c, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2, 3, 0x04, 0x12, 0x05, 0});
        }
        gif.write(0x3b);
        return gif.toByteArray();
    }
}
