package dev.docent.ingestion.parsing.picture;

import dev.docent.ingestion.parsing.UnreadableDocumentException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** A file with one or more pictures. */
final class PictureFile implements AutoCloseable {

    /** Enough for legible letters, and small enough for memory: an A3 page at 400 dots per inch. */
    private static final long TARGET_PIXELS = 32_000_000;

    private final ImageInputStream stream;
    private final @Nullable ImageReader reader;
    private final ExifOrientation orientation;
    private final long maxPixels;

    PictureFile(Path file, long maxPixels) throws IOException {
        this.maxPixels = maxPixels;
        orientation = ExifOrientation.of(file);
        stream = Objects.requireNonNull(ImageIO.createImageInputStream(file.toFile()));
        var readers = ImageIO.getImageReaders(stream);
        reader = readers.hasNext() ? readers.next() : null;
        if (reader != null) {
            reader.setInput(stream);
        }
    }

    /** {@return the number of pictures; only the first frame of an animation counts} */
    int count() throws IOException {
        return reader != null && reader.getFormatName().equalsIgnoreCase("tif") ? reader.getNumImages(true) : 1;
    }

    /**
     * {@return the upright picture, reduced if it is very large}
     *
     * @throws IIOException if Java cannot decode it
     */
    BufferedImage read(int index) throws IOException {
        if (reader == null) {
            throw new IIOException("There is no decoder for the picture");
        }
        long pixels = (long) reader.getWidth(index) * reader.getHeight(index);
        if (pixels > maxPixels) {
            throw UnreadableDocumentException.limit("The picture has more than %,d pixels", maxPixels);
        }
        var parameters = reader.getDefaultReadParam();
        int step = (int) Math.ceil(Math.sqrt((double) pixels / TARGET_PIXELS));
        parameters.setSourceSubsampling(Math.max(1, step), Math.max(1, step), 0, 0);
        var picture = reader.read(index, parameters);
        // The metadata describes the first picture.
        return index == 0 ? orientation.upright(picture) : picture;
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.dispose();
        }
        stream.close();
    }
}
