package dev.docent.ingestion.parsing.picture;

import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** A file that holds one picture or several. To be closed. */
final class PictureFile implements AutoCloseable {

    /** What fits into memory and shows letters well enough: a page of A3 at 400 dots per inch. */
    private static final long ENOUGH_PIXELS = 32_000_000;

    private final ImageInputStream stream;
    private final @Nullable ImageReader reader;
    private final ExifOrientation orientation;
    private final long maxPixels;

    private PictureFile(
            ImageInputStream stream, @Nullable ImageReader reader, ExifOrientation orientation, long maxPixels) {
        this.stream = stream;
        this.reader = reader;
        this.orientation = orientation;
        this.maxPixels = maxPixels;
    }

    static PictureFile open(Path file, long maxPixels) throws IOException {
        var stream = Objects.requireNonNull(ImageIO.createImageInputStream(file.toFile()));
        var readers = ImageIO.getImageReaders(stream);
        var reader = readers.hasNext() ? readers.next() : null;
        if (reader != null) {
            reader.setInput(stream);
        }
        return new PictureFile(stream, reader, ExifOrientation.of(file), maxPixels);
    }

    /** {@return how many pictures there are; of an animation, the first one alone} */
    int count() throws IOException {
        return reader != null && reader.getFormatName().equalsIgnoreCase("tif") ? reader.getNumImages(true) : 1;
    }

    /**
     * {@return a picture as it was seen, smaller than it is when it is very large}
     *
     * @throws IIOException when Java cannot decode it
     */
    BufferedImage read(int index) throws IOException {
        if (reader == null) {
            throw new IIOException("There is no decoder for the picture");
        }
        long pixels = (long) reader.getWidth(index) * reader.getHeight(index);
        if (pixels > maxPixels) {
            throw new UnreadableDocumentException(
                    Reason.LIMIT, "The picture has more than %,d pixels".formatted(maxPixels), null);
        }
        var parameters = reader.getDefaultReadParam();
        int step = (int) Math.ceil(Math.sqrt((double) pixels / ENOUGH_PIXELS));
        parameters.setSourceSubsampling(Math.max(1, step), Math.max(1, step), 0, 0);
        var picture = reader.read(index, parameters);
        // The mark is that of the first picture.
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
