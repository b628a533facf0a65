package dev.docent.api.media;

import dev.docent.api.media.StoredMedia.Kept;
import dev.docent.api.media.StoredMedia.Kind;
import dev.docent.api.media.StoredMedia.Renditions;
import dev.docent.api.problem.Problem;
import dev.docent.api.problem.ProblemException;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.media.ConvertedMedia;
import dev.docent.ingestion.parsing.media.MediaConverter;
import dev.docent.storage.records.RecordIds;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Takes an image or audio into the media of an account. Renditions are durable before their record; an upload that fails
 * leaves neither.
 */
@Component
@EnableConfigurationProperties(MediaProperties.class)
class AcceptMedia {

    private final MediaConverter converter;
    private final MediaRepository records;
    private final MediaFiles files;
    private final MediaProperties settings;
    private final Clock clock;

    AcceptMedia(
            MediaConverter converter,
            MediaRepository records,
            MediaFiles files,
            MediaProperties settings,
            Clock clock) {
        this.converter = converter;
        this.records = records;
        this.files = files;
        this.settings = settings;
        this.clock = clock;
    }

    /** What became of an upload. @param created whether the account did not have these bytes yet */
    record Accepted(StoredMedia media, boolean created) {}

    /**
     * {@return the media, or those that the account has of the same bytes}
     *
     * @throws ProblemException if it is too large (413), neither an image nor audio (415), or cannot be read (422), or if the
     *     account has no room for it (409)
     */
    Accepted accept(String owner, Path file, long size, String sha256) {
        require(size, larger(settings.maxImageSize(), settings.maxAudioSize()), "An image or audio");
        var existing = records.findByOwnerAndSha256(owner, sha256);
        if (existing.isPresent()) {
            return new Accepted(existing.get(), false);
        }
        var converted = converted(file);
        var media = media(owner, sha256, converted);
        require(size, media.kind() == Kind.IMAGE ? settings.maxImageSize() : settings.maxAudioSize(), kind(media));
        requireRoom(owner, media.size());
        return store(media, converted);
    }

    private Accepted store(StoredMedia media, ConvertedMedia converted) {
        try {
            converted.renditions().forEach(each -> files.put(media.owner(), media.id(), each));
            return new Accepted(records.save(media), true);
        } catch (DuplicateKeyException uploadedTwiceAtOnce) {
            files.delete(media.owner(), media.id());
            var existing = records.findByOwnerAndSha256(media.owner(), media.sha256());
            return new Accepted(existing.orElseThrow(() -> uploadedTwiceAtOnce), false);
        } catch (RuntimeException failure) {
            files.delete(media.owner(), media.id());
            throw failure;
        }
    }

    private StoredMedia media(String owner, String sha256, ConvertedMedia converted) {
        var kept = converted.renditions().stream().map(Kept::of).toList();
        var duration = converted.duration();
        return new StoredMedia(
                RecordIds.next(),
                null,
                owner,
                sha256,
                duration == null ? Kind.IMAGE : Kind.AUDIO,
                converted.sourceType(),
                kept.stream().mapToLong(Kept::size).sum(),
                duration == null ? null : duration.toMillis(),
                new Renditions(kept),
                null,
                clock.instant());
    }

    private ConvertedMedia converted(Path file) {
        try {
            return converter.convert(file, settings.bounds());
        } catch (UnreadableDocumentException unreadable) {
            var status = switch (unreadable.reason()) {
                case EMPTY -> HttpStatus.BAD_REQUEST;
                case UNSUPPORTED, AUDIO -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
                case ENCRYPTED, CORRUPT, LIMIT, TIMEOUT, CRASH -> HttpStatus.UNPROCESSABLE_ENTITY;
            };
            throw new ProblemException(Problem.ofField(status, "file", sentence(unreadable)), unreadable);
        }
    }

    private static String sentence(UnreadableDocumentException unreadable) {
        return String.valueOf(unreadable.getMessage());
    }

    private void requireRoom(String owner, long more) {
        var limit = settings.storedBytes().toBytes();
        if (limit > 0 && records.bytesOf(owner) + more > limit) {
            throw new ProblemException(
                    Problem.of(
                            HttpStatus.CONFLICT,
                            "The media of an account may have at most " + limit + " bytes; delete some first",
                            Map.of("limit", "account.media_bytes")),
                    null);
        }
    }

    private static void require(long size, DataSize limit, String what) {
        if (size > limit.toBytes()) {
            throw new ProblemException(
                    Problem.ofField(
                            HttpStatus.PAYLOAD_TOO_LARGE,
                            "file",
                            "%s may have at most %,d bytes, but has %,d".formatted(what, limit.toBytes(), size)),
                    null);
        }
    }

    private static String kind(StoredMedia media) {
        return media.kind() == Kind.IMAGE ? "An image" : "Audio";
    }

    private static DataSize larger(DataSize one, DataSize other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
