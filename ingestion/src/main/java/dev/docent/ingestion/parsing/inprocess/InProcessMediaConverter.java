package dev.docent.ingestion.parsing.inprocess;

import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.audio.AudioConverter;
import dev.docent.ingestion.parsing.format.FailureCause;
import dev.docent.ingestion.parsing.media.ConvertedMedia;
import dev.docent.ingestion.parsing.media.MediaBounds;
import dev.docent.ingestion.parsing.media.MediaConverter;
import dev.docent.ingestion.parsing.picture.PictureConverter;
import java.io.IOException;
import java.nio.file.Path;

/** Detects the media type of an image or audio file and converts it in this process. */
public final class InProcessMediaConverter implements MediaConverter {

    private static final String ACCEPTED = "images may be JPEG, PNG, WebP or GIF, and audio MP3, WAV, Ogg, M4A or WebM";

    @Override
    public ConvertedMedia convert(Path file, MediaBounds bounds) {
        try {
            // A name would count only for text.
            var mediaType = TypeRecognizer.recognize(new DocumentFile(file, "media", null));
            return convert(file, mediaType, bounds);
        } catch (StackOverflowError | OutOfMemoryError e) {
            throw new UnreadableDocumentException(Reason.LIMIT, "Reading the file requires too much memory", e);
        } catch (Exception e) {
            throw FailureCause.of(e, null);
        }
    }

    private static ConvertedMedia convert(Path file, String mediaType, MediaBounds bounds) throws IOException {
        if (PictureConverter.converts(mediaType)) {
            return PictureConverter.convert(file, mediaType, bounds);
        }
        return AudioConverter.of(mediaType)
                .orElseThrow(() -> unsupported(mediaType))
                .convert(file, bounds);
    }

    private static UnreadableDocumentException unsupported(String mediaType) {
        var what = mediaType.equals("application/octet-stream")
                ? "The type of the file is unknown"
                : "The file is of the type " + mediaType;
        var heic = mediaType.startsWith("image/hei") ? "; convert HEIC photographs to JPEG" : "";
        return new UnreadableDocumentException(Reason.UNSUPPORTED, what + heic + "; " + ACCEPTED);
    }
}
