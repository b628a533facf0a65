package dev.docent.ingestion.parsing.picture;

import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.media.ConvertedMedia;
import dev.docent.ingestion.parsing.media.MediaBounds;
import dev.docent.ingestion.parsing.media.Rendition;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.imageio.IIOException;
import net.coobird.thumbnailator.Thumbnails;
import org.jspecify.annotations.Nullable;

/**
 * Converts pictures to upright renditions of three sizes, from their pixels alone: nothing else of the file is kept. Of an
 * animation only the first frame is.
 */
public final class PictureConverter {

    /** The types that are converted. */
    private static final Set<String> TYPES = Set.of("image/jpeg", "image/png", "image/webp", "image/gif");

    private static final int FULL_SIDE = 4096;
    private static final int SCREEN_SIDE = 1600;
    private static final int THUMBNAIL_SIDE = 320;

    private PictureConverter() {}

    /** {@return whether pictures of this detected media type are converted} */
    public static boolean converts(String mediaType) {
        return TYPES.contains(mediaType);
    }

    /** {@return the renditions of the picture} */
    public static ConvertedMedia convert(Path file, String mediaType, MediaBounds bounds) throws IOException {
        var full = fitted(upright(file, bounds), FULL_SIDE);
        var lossless = !mediaType.equals("image/jpeg") && !mediaType.equals("image/webp")
                || full.getColorModel().hasAlpha();
        var screen = fitted(full, SCREEN_SIDE);
        return new ConvertedMedia(
                mediaType,
                null,
                List.of(
                        rendition(Rendition.FULL, full, lossless),
                        rendition(Rendition.SCREEN, screen, lossless),
                        rendition(Rendition.THUMBNAIL, fitted(screen, THUMBNAIL_SIDE), lossless)));
    }

    /**
     * {@return one of the pictures of a file, as an image for a screen}
     *
     * @param index from 0
     */
    public static Rendition page(Path file, int index, long maxPixels) throws IOException {
        try (var pictures = new PictureFile(file, maxPixels)) {
            return screen(pictures.read(index));
        }
    }

    /** {@return the picture as a JPEG for a screen, on white where it is transparent} */
    public static Rendition screen(BufferedImage picture) throws IOException {
        var opaque = drawn(picture, BufferedImage.TYPE_INT_RGB, Color.WHITE);
        return rendition(Rendition.SCREEN, fitted(opaque, SCREEN_SIDE), false);
    }

    private static BufferedImage upright(Path file, MediaBounds bounds) throws IOException {
        try (var picture = new PictureFile(file, bounds.maxPixels())) {
            var read = picture.read(0);
            if (picture.isCutOff()) {
                throw new UnreadableDocumentException(
                        Reason.CORRUPT, "The picture is damaged: its end is missing, or a part cannot be decoded");
            }
            return plain(read);
        } catch (IIOException undecoded) {
            throw new UnreadableDocumentException(
                    Reason.CORRUPT,
                    "The picture is damaged, or of a kind that cannot be decoded, such as CMYK; save it as RGB",
                    undecoded);
        }
    }

    /** {@return the picture in the usual colors of screens, without a color profile of its own} */
    private static BufferedImage plain(BufferedImage picture) {
        var type = picture.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        return drawn(picture, type, null);
    }

    static BufferedImage drawn(BufferedImage picture, int type, @Nullable Color background) {
        var drawn = new BufferedImage(picture.getWidth(), picture.getHeight(), type);
        var pen = drawn.createGraphics();
        pen.drawImage(picture, 0, 0, background, null);
        pen.dispose();
        return drawn;
    }

    private static BufferedImage fitted(BufferedImage picture, int side) throws IOException {
        return Math.max(picture.getWidth(), picture.getHeight()) <= side
                ? picture
                : Thumbnails.of(picture)
                        .size(side, side)
                        .imageType(picture.getType())
                        .asBufferedImage();
    }

    private static Rendition rendition(String name, BufferedImage picture, boolean lossless) throws IOException {
        var encoded = EncodedPicture.of(picture, lossless);
        return new Rendition(name, encoded.mediaType(), picture.getWidth(), picture.getHeight(), encoded.content());
    }
}
