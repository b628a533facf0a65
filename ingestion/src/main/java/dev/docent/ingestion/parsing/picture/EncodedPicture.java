package dev.docent.ingestion.parsing.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** A picture as a file without metadata. */
record EncodedPicture(String mediaType, byte[] content) {

    private static final float QUALITY = 0.9f;

    /** A request to a chat model has room for this. */
    private static final int MOST_BYTES = 12_000_000;

    /** {@return the picture as PNG if that is wanted and not too large, else as JPEG, on white where it is transparent} */
    static EncodedPicture of(BufferedImage picture, boolean lossless) throws IOException {
        if (lossless) {
            var png = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", png);
            if (png.size() <= MOST_BYTES) {
                return new EncodedPicture("image/png", png.toByteArray());
            }
        }
        return new EncodedPicture("image/jpeg", jpeg(opaque(picture)));
    }

    private static BufferedImage opaque(BufferedImage picture) {
        return picture.getColorModel().hasAlpha()
                ? PictureConverter.drawn(picture, BufferedImage.TYPE_INT_RGB, Color.WHITE)
                : picture;
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
