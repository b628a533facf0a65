package dev.docent.ingestion.archive;

import static dev.docent.ingestion.document.content.InvalidContentException.require;

import dev.docent.ingestion.archive.ArchiveFormat.Part;
import dev.docent.ingestion.archive.ArchivedDocument.Failure;
import dev.docent.ingestion.archive.ArchivedDocument.Status;
import dev.docent.ingestion.document.DocumentFacts;
import dev.docent.ingestion.document.Filename;
import dev.docent.ingestion.document.MetadataRules;
import dev.docent.ingestion.document.Omissions;
import dev.docent.ingestion.document.Original;
import dev.docent.ingestion.document.content.InvalidContentException;
import dev.docent.ingestion.parsing.Omission;
import dev.docent.ingestion.source.RelativePath;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Validates the metadata of an archived document against the rules for documents.
 *
 * @param largestOriginal maximum size of an original, in bytes
 * @param mostPages maximum number of pages of a document
 */
record FactsCheck(long largestOriginal, int mostPages) {

    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]{1,100}/[\\w.+-]{1,100}[\\x20-\\x7E]{0,100}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final Pattern CODE = Pattern.compile("[a-z_]{1,64}");
    private static final int LONGEST_SENTENCE = 2_000;
    private static final int MOST_OMISSIONS = 10_000;
    private static final int MOST_CORRECTIONS = 10_000;
    private static final Set<Part> NEEDED = EnumSet.of(Part.ORIGINAL, Part.TEXT, Part.PASSAGES, Part.VECTORS);

    /** {@return the validated metadata} @throws InvalidContentException that names the rule which is broken */
    DocumentFacts checked(ArchivedDocument document) {
        var isReady = document.status() == Status.READY;
        requireParts(document);
        require(isReady == (document.passages() != null), "must have a number of passages if and only if it is ready");
        require(document.passages() == null || document.passages() > 0, "is ready without passages");
        require(!isReady || document.mediaType() != null, "is ready without a media_type");
        require(matches(MEDIA_TYPE, document.mediaType()), "has an invalid media_type");
        require(matches(LANGUAGE, document.language()), "has a language that is not an ISO 639 code");
        var pages = document.pages();
        require(pages == null || pages >= 0 && pages <= mostPages, "has more than " + mostPages + " pages");
        require(isPast(document.createdAt()), "has a created_at outside the past");
        require(!isReady || document.corrections().isEmpty(), "has corrections although it is ready");
        require(document.corrections().size() <= MOST_CORRECTIONS, "has too many corrections");
        document.corrections().forEach(ArchivedCorrection::check);
        var error = checked(document.error(), document.status());
        return new DocumentFacts(
                Filename.of(document.filename()),
                document.mediaType(),
                original(document),
                pages,
                document.passages(),
                document.language(),
                error == null ? null : error.code(),
                error == null ? null : error.message(),
                MetadataRules.check(
                        "metadata",
                        document.metadata(),
                        (field, rule) -> new InvalidContentException("has invalid metadata: " + rule)),
                path(document.path()),
                omissions(document),
                document.createdAt().truncatedTo(ChronoUnit.MILLIS));
    }

    private static void requireParts(ArchivedDocument document) {
        var known = EnumSet.allOf(Part.class).stream().map(Part::key).collect(Collectors.toSet());
        require(known.containsAll(document.entries().keySet()), "has unknown parts");
        if (document.status() == Status.READY) {
            require(
                    NEEDED.stream().allMatch(part -> document.entry(part) != null),
                    "is ready without all of its parts");
        } else {
            require(
                    document.entries().keySet().equals(Set.of(Part.ORIGINAL.key())),
                    "has parts besides its original although it is not ready");
        }
    }

    private Original original(ArchivedDocument document) {
        var entry = document.entry(Part.ORIGINAL);
        if (entry == null || entry.size() == 0) {
            throw new InvalidContentException("has an empty original");
        }
        require(entry.size() <= largestOriginal, "has an original of more than " + (largestOriginal >> 20) + " MB");
        return new Original(entry.size(), entry.sha256());
    }

    private static @Nullable Failure checked(@Nullable Failure error, Status status) {
        require((error != null) == (status == Status.FAILED), "must have an error if and only if it failed");
        if (error != null) {
            requireSentence(error.code(), error.message());
        }
        return error;
    }

    private static Omissions omissions(ArchivedDocument document) {
        require(document.omissions().size() <= MOST_OMISSIONS, "has too many omissions");
        for (Omission omission : document.omissions()) {
            requireSentence(omission.code(), omission.message());
        }
        return new Omissions(document.omissions());
    }

    private static void requireSentence(@Nullable String code, @Nullable String message) {
        require(
                code != null
                        && CODE.matcher(code).matches()
                        && message != null
                        && message.length() <= LONGEST_SENTENCE
                        && message.chars().noneMatch(Character::isISOControl),
                "has an error or omission with an invalid code or message");
    }

    private static @Nullable String path(@Nullable String given) {
        return given == null
                ? null
                : RelativePath.of(given)
                        .orElseThrow(() -> new InvalidContentException("has a path that leaves its folder"))
                        .value();
    }

    private static boolean isPast(Instant time) {
        return !time.isBefore(Instant.EPOCH) && time.isBefore(Instant.now().plus(Duration.ofDays(1)));
    }

    private static boolean matches(Pattern pattern, @Nullable String text) {
        return text == null || pattern.matcher(text).matches();
    }
}
