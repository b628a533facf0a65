package dev.docent.api.media;

import dev.docent.ingestion.parsing.media.Rendition;
import dev.docent.storage.records.Aggregate;
import dev.docent.storage.records.NestedValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * An image or audio of an account. The same bytes are stored once for an account.
 *
 * @param owner id of the account
 * @param sha256 hash of the bytes that were uploaded
 * @param kind whether it is seen or heard
 * @param sourceType media type of the bytes that were uploaded
 * @param size bytes of all renditions
 * @param durationMillis of audio; null for an image
 * @param renditions what is kept of it
 * @param transcript what is said in audio; null for an image, and until a chat model has heard it
 */
@Aggregate("media")
public record StoredMedia(
        @Id String id,
        @Version @Nullable Long version,
        String owner,
        String sha256,
        Kind kind,
        String sourceType,
        long size,
        @Nullable Long durationMillis,
        Renditions renditions,
        @Nullable String transcript,
        Instant createdAt) {

    /** What a file is for. */
    public enum Kind {
        IMAGE,
        AUDIO
    }

    /** The renditions, in a type of their own because they are one column. */
    public record Renditions(List<Kept> all) implements NestedValue {
        public Renditions {
            all = List.copyOf(all);
        }
    }

    /** A rendition in the object store. @param width null for audio @param height null for audio */
    public record Kept(
            String name,
            String mediaType,
            @Nullable Integer width,
            @Nullable Integer height,
            long size) {

        static Kept of(Rendition rendition) {
            return new Kept(
                    rendition.name(),
                    rendition.mediaType(),
                    rendition.width(),
                    rendition.height(),
                    rendition.content().length);
        }

        /** {@return the usual extension of a file with such content} */
        public String extension() {
            return switch (mediaType) {
                case "image/jpeg" -> "jpg";
                case "audio/mpeg" -> "mp3";
                case "audio/mp4" -> "m4a";
                default -> mediaType.substring(mediaType.indexOf('/') + 1);
            };
        }
    }

    /** {@return the rendition with this name; empty if there is none} */
    public Optional<Kept> rendition(String name) {
        return renditions.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    /** {@return the largest rendition} */
    public Kept full() {
        return rendition(Rendition.FULL).orElseThrow();
    }

    StoredMedia transcribed(String text) {
        return new StoredMedia(
                id, version, owner, sha256, kind, sourceType, size, durationMillis, renditions, text, createdAt);
    }
}
