package dev.docent.ingestion.parsing.picture;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * How a camera was held. Photographs are stored as the sensor saw them, with a mark that says how to turn them.
 *
 * @param value as Exif 2.32 has it (tag 0x0112), 1..8; 1 is upright
 */
record ExifOrientation(int value) {

    static final ExifOrientation UPRIGHT = new ExifOrientation(1);

    /** {@return what the file says; upright when it says nothing, or nothing sensible} */
    static ExifOrientation of(Path file) {
        try {
            var exif = ImageMetadataReader.readMetadata(file.toFile()).getFirstDirectoryOfType(ExifIFD0Directory.class);
            var value = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return value == null || value < 1 || value > 8 ? UPRIGHT : new ExifOrientation(value);
        } catch (ImageProcessingException | IOException | RuntimeException unknown) {
            // A picture without readable marks can still be a good picture.
            return UPRIGHT;
        }
    }

    /** {@return the picture as it was seen} */
    BufferedImage upright(BufferedImage picture) {
        if (value == 1) {
            return picture;
        }
        var turn = new AffineTransformOp(
                turn(picture.getWidth(), picture.getHeight()), AffineTransformOp.TYPE_NEAREST_NEIGHBOR);
        return turn.filter(picture, null);
    }

    private AffineTransform turn(int width, int height) {
        return switch (value) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
