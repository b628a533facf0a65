package dev.docent.ingestion.archive;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.correction.PassageCorrection;
import dev.docent.ingestion.parsing.Omission;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A document in an archive.
 *
 * @param number from 1, in upload order; part of its entry names
 * @param id its id in the exporting installation; an import assigns a new one
 * @param status {@code ready}, {@code failed}, or {@code queued} if its ingestion had not finished
 * @param passages number of passages; null unless ready
 * @param corrections of its passages; a document with some is exported without passages, since these are made again from the
 *     original; none in archives of earlier versions
 * @param entries size and hash of each existing part, by {@link ArchiveFormat.Part#key}
 */
record ArchivedDocument(
        int number,
        String id,
        String filename,
        @Nullable String path,
        @Nullable String mediaType,
        Status status,
        @Nullable Failure error,
        @Nullable Integer pages,
        @Nullable Integer passages,
        @Nullable String language,
        List<Omission> omissions,
        Map<String, Object> metadata,
        Instant createdAt,
        List<ArchivedCorrection> corrections,
        Map<String, Entry> entries) {

    ArchivedDocument {
        Objects.requireNonNull(filename);
        Objects.requireNonNull(status);
        Objects.requireNonNull(createdAt);
        omissions = List.copyOf(omissions);
        metadata = Map.copyOf(metadata);
        corrections = List.copyOf(Objects.requireNonNullElse(corrections, List.of()));
        entries = Map.copyOf(entries);
    }

    static ArchivedDocument of(
            int number,
            Document document,
            Status status,
            @Nullable Integer passages,
            List<PassageCorrection> corrections,
            Map<String, Entry> entries) {
        var isRead = status == Status.READY;
        var code = document.errorCode();
        var message = document.errorMessage();
        return new ArchivedDocument(
                number,
                document.id(),
                document.filename(),
                document.path(),
                document.mediaType(),
                status,
                status == Status.FAILED && code != null && message != null ? new Failure(code, message) : null,
                document.pages(),
                passages,
                document.language(),
                isRead || status == Status.FAILED ? document.omissions().list() : List.of(),
                document.metadata().values(),
                document.createdAt(),
                corrections.stream().map(ArchivedCorrection::of).toList(),
                entries);
    }

    @Nullable
    Entry entry(ArchiveFormat.Part part) {
        return entries.get(part.key());
    }

    /** The state of its ingestion. */
    enum Status {
        READY,
        FAILED,
        QUEUED
    }

    /** The reason of a failed ingestion. */
    record Failure(String code, String message) {
        Failure {
            Objects.requireNonNull(code);
            Objects.requireNonNull(message);
        }
    }
}
