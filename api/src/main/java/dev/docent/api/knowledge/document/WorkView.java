package dev.docent.api.knowledge.document;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The progress of the processing of a document, as clients see it. */
@Schema(name = "DocumentWork")
public record WorkView(
        Part pages,
        Part passages,

        @Schema(description = "How often processing was started without being completed")
        int attempts,

        @Nullable @Schema(description = "Estimated from the progress so far; null if there is none")
        Long secondsLeft) {

    /** How much of a total is done; the total is null until it is known. */
    @Schema(name = "DocumentWorkPart")
    public record Part(int done, @Nullable Integer total) {}

    static WorkView of(Document document) {
        var job = document.job();
        return new WorkView(
                new Part(job.pagesRead(), document.pages() == null ? job.pagesInAll() : document.pages()),
                new Part(job.passagesEmbedded(), document.passages()),
                job.attempts(),
                secondsLeft(document, Instant.now()));
    }

    private static @Nullable Long secondsLeft(Document document, Instant now) {
        if (document.status() != DocumentStatus.PROCESSING || document.progress() <= 0) {
            return null;
        }
        var spent = Duration.between(Instant.ofEpochMilli(document.job().begunAt()), now);
        return Math.round(spent.toSeconds() * (1 - document.progress()) / document.progress());
    }
}
