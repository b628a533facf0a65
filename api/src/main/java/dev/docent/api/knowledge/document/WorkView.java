package dev.docent.api.knowledge.document;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How much of the work at a document is done, as clients see it. */
@Schema(name = "DocumentWork")
public record WorkView(
        Part pages,
        Part passages,

        @Schema(description = "How often its reading was begun without coming to an end")
        int attempts,

        @Nullable @Schema(description = "An estimate, from what was done so far; null when there is nothing to go by")
        Long secondsLeft) {

    /** So many of how many; the total is null until known. */
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
