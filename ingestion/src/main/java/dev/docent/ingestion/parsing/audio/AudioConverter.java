package dev.docent.ingestion.parsing.audio;

import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.media.ConvertedMedia;
import dev.docent.ingestion.parsing.media.MediaBounds;
import dev.docent.ingestion.parsing.media.Rendition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads audio files without decoding them: the duration comes from the container, and metadata are overwritten in it. */
public final class AudioConverter {

    private AudioConverter() {}

    /** {@return the converter for a detected media type; empty if it is none of audio} */
    public static Optional<Conversion> of(String mediaType) {
        return Optional.ofNullable(reader(mediaType)).map(reader -> (file, bounds) -> convert(file, bounds, reader));
    }

    /** Tika names containers after what they usually contain, such as video. */
    private static @Nullable Reader reader(String mediaType) {
        return switch (mediaType) {
            case "audio/mpeg" -> Mp3File::read;
            case "audio/vnd.wave", "audio/x-wav", "audio/wav" -> WavFile::read;
            case "audio/ogg", "audio/vorbis", "audio/opus", "application/ogg", "video/ogg" -> OggFile::read;
            case "audio/mp4", "audio/x-m4a", "video/mp4", "application/mp4", "video/quicktime", "video/x-m4v" ->
                Mp4File::read;
            case "video/webm", "audio/webm", "video/x-matroska", "audio/x-matroska", "application/x-matroska" ->
                WebmFile::read;
            default -> null;
        };
    }

    private static ConvertedMedia convert(Path file, MediaBounds bounds, Reader reader) throws IOException {
        var audio = reader.read(new AudioBytes(Files.readAllBytes(file)));
        if (audio.duration().compareTo(bounds.maxDuration()) > 0) {
            throw UnreadableDocumentException.limit(
                    "The audio is %,d seconds long, and may have at most %,d",
                    audio.duration().toSeconds(), bounds.maxDuration().toSeconds());
        }
        var whole = new Rendition(Rendition.FULL, audio.mediaType(), null, null, audio.content());
        return new ConvertedMedia(audio.mediaType(), audio.duration(), List.of(whole));
    }

    /** Reads a file within bounds. */
    @FunctionalInterface
    public interface Conversion {
        ConvertedMedia convert(Path file, MediaBounds bounds) throws IOException;
    }

    @FunctionalInterface
    private interface Reader {
        AudioFile read(AudioBytes bytes);
    }
}
