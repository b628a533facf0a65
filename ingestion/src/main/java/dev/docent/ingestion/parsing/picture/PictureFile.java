package dev.docent.ingestion.parsing.picture;

import dev.docent.ingestion.parsing.UnreadableDocumentException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** A file with one or more pictures. */
final class PictureFile implements AutoCloseable {

    /** Enough for legible letters, and small enough for memory: an A3 page at 400 dots per inch. */
    private static final long TARGET_PIXELS = 32_000_000;

    private static final Pattern CUT_OFF =
            Pattern.compile("truncated|missing EOI|premature|corrupt", Pattern.CASE_INSENSITIVE);

    private final ImageInputStream stream;
    private final @Nullable ImageReader reader;
    private final ExifOrientation orientation;
    private final long maxPixels;
    private boolean cutOff;

    PictureFile(Path file, long maxPixels) throws IOException {
        this.maxPixels = maxPixels;
        stream = Objects.requireNonNull(ImageIO.createImageInputStream(file.toFile()));
        var readers = ImageIO.getImageReaders(stream);
        reader = readers.hasNext() ? readers.next() : null;
        orientation = reader == null || isGif(reader) ? ExifOrientation.UPRIGHT : ExifOrientation.of(file);
        if (reader != null) {
            reader.setInput(stream);
            // The decoders of the platform report an early end as a warning, and fill the rest with gray.
            reader.addIIOReadWarningListener(
                    (source, warning) -> cutOff |= CUT_OFF.matcher(warning).find());
        }
    }

    /** A GIF has no orientation, and looking for one would read all its frames. */
    private static boolean isGif(ImageReader reader) throws IOException {
        return reader.getFormatName().equalsIgnoreCase("gif");
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

    /** {@return whether what was read so far ended too early or was damaged} */
    boolean isCutOff() {
        return cutOff;
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.dispose();
        }
        stream.close();
    }
}
