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
 * The orientation of a photograph. Cameras store pictures as captured by the sensor, together with the transformation
 * that displays them upright.
 *
 * @param value Exif 2.32 orientation (tag 0x0112), 1 to 8; 1 is upright
 */
record ExifOrientation(int value) {

    static final ExifOrientation UPRIGHT = new ExifOrientation(1);

    /** {@return the orientation stored in the file; upright if it is missing or invalid} */
    static ExifOrientation of(Path file) {
        try {
            var exif = ImageMetadataReader.readMetadata(file.toFile()).getFirstDirectoryOfType(ExifIFD0Directory.class);
            var value = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return value == null || value < 1 || value > 8 ? UPRIGHT : new ExifOrientation(value);
        } catch (ImageProcessingException | IOException | RuntimeException unknown) {
            // Pictures without readable metadata are usable.
            return UPRIGHT;
        }
    }

    /** {@return the upright picture} */
    BufferedImage upright(BufferedImage picture) {
        if (value == 1) {
            return picture;
        }
        var transform = transform(picture.getWidth(), picture.getHeight());
        return new AffineTransformOp(transform, AffineTransformOp.TYPE_NEAREST_NEIGHBOR).filter(picture, null);
    }

    private AffineTransform transform(int width, int height) {
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
