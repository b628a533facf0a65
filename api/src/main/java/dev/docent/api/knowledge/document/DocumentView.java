package dev.docent.api.knowledge.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A document and the state of its processing, as clients see it. */
@Schema(name = "Document")
public record DocumentView(
        String id,
        String knowledgeBaseId,
        String filename,

        @Nullable
        @Schema(
                description =
                        "Its path in the folder, archive or mail that it was uploaded with; null if it was uploaded by itself",
                example = "reports/2026/january.pdf")
        String path,

        @Nullable @Schema(description = "Detected from the content; null until then")
        String mediaType,

        @Schema(description = "Size of the original in bytes")
        long size,

        String sha256,

        @Schema(allowableValues = {"queued", "processing", "ready", "failed"})
        String status,

        @Schema(allowableValues = {"stored", "parsing", "embedding", "indexing", "done"})
        String stage,

        @Schema(minimum = "0", maximum = "1") double progress,

        @Nullable @Schema(description = "Number of pages; null until parsed, and if the format has none")
        Integer pages,

        @Nullable @Schema(description = "Number of passages")
        Integer passages,

        @Nullable @Schema(description = "ISO 639-1 code") String language,
        @Nullable Failure error,

        @Nullable
        @Schema(
                description = "How processing ended; null until ready or failed",
                allowableValues = {
                    "ok",
                    "partial",
                    "no_text",
                    "empty",
                    "encrypted",
                    "corrupt",
                    "unsupported",
                    "limit",
                    "timeout",
                    "crash",
                    "refused",
                    "cancelled",
                    "deleted",
                    "internal"
                })
        String outcome,

        @Schema(
                description =
                        "What is missing of a document that can be searched: parts that could not be read, and vectors of passages that the embedding model refuses")
        List<Warning> warnings,

        WorkView work,
        Instant createdAt,
        Instant updatedAt,
        Map<String, Object> metadata) {

    /** Why a document failed. */
    @Schema(name = "DocumentFailure")
    public record Failure(@Schema(example = "no_text") String code, String message) {}

    /** What is missing of a document that can be searched. */
    @Schema(name = "DocumentWarning")
    public record Warning(
            @Schema(example = "pages_unreadable") String code, String message) {}

    /** {@return the document as clients see it} */
    public static DocumentView of(Document document) {
        return of(document, null);
    }

    /** @param waiting why it waits, if it does */
    static DocumentView of(Document document, @Nullable String waiting) {
        return new DocumentView(
                document.id(),
                document.knowledgeBaseId(),
                document.filename(),
                document.path(),
                document.mediaType(),
                document.size(),
                document.sha256(),
                status(document),
                document.stage().name().toLowerCase(Locale.ROOT),
                document.progress(),
                document.pages(),
                document.passages(),
                document.language(),
                failure(document),
                outcome(document),
                document.omissions().list().stream()
                        .map(omission -> new Warning(omission.code(), omission.message()))
                        .toList(),
                WorkView.of(document, waiting),
                document.createdAt(),
                document.updatedAt(),
                document.metadata().values());
    }

    /** A client that follows a document while it is deleted sees it fail. */
    private static String status(Document document) {
        var status = document.status() == DocumentStatus.DELETING ? DocumentStatus.FAILED : document.status();
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String outcome(Document document) {
        return switch (document.status()) {
            case QUEUED, PROCESSING -> null;
            case READY -> document.omissions().list().isEmpty() ? "ok" : "partial";
            case FAILED -> document.errorCode();
            case DELETING -> "deleted";
        };
    }

    private static @Nullable Failure failure(Document document) {
        if (document.status() == DocumentStatus.DELETING) {
            return new Failure("deleted", "The document was deleted");
        }
        var code = document.errorCode();
        if (code == null) {
            return null;
        }
        var message = document.errorMessage();
        return new Failure(code, message == null ? "The document could not be processed" : message);
    }

    /** The progress of the processing of a document, as clients see it. */
    @Schema(name = "DocumentWork")
    public record WorkView(
            Part pages,
            Part passages,

            @Schema(description = "How often processing was started without being completed")
            int attempts,

            @Nullable @Schema(description = "Estimated from the progress so far; null if there is none")
            Long secondsLeft,

            @Nullable
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(
                    description = "Why a queued document waits, such as a budget that is used up or a provider that is"
                            + " down; absent otherwise")
            String waiting) {

        /** How much of a total is done; the total is null until it is known. */
        @Schema(name = "DocumentWorkPart")
        public record Part(int done, @Nullable Integer total) {}

        static WorkView of(Document document, @Nullable String waiting) {
            var job = document.job();
            return new WorkView(
                    new Part(job.pagesRead(), document.pages() == null ? job.pagesInAll() : document.pages()),
                    new Part(job.passagesEmbedded(), document.passages()),
                    job.attempts(),
                    secondsLeft(document, Instant.now()),
                    waiting);
        }

        private static @Nullable Long secondsLeft(Document document, Instant now) {
            if (document.status() != DocumentStatus.PROCESSING || document.progress() <= 0) {
                return null;
            }
            var spent = Duration.between(Instant.ofEpochMilli(document.job().begunAt()), now);
            return Math.round(spent.toSeconds() * (1 - document.progress()) / document.progress());
        }
    }
}
