package dev.docent.api.knowledge.upload;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.pipeline.progress.DocumentProgress;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Lets an upload be answered when its documents have come to an end. */
@Component
public class AwaitDocuments {

    private final DocumentProgress progress;
    private final Duration longest;

    AwaitDocuments(DocumentProgress progress, @Value("${docent.upload.longest-wait:10m}") Duration longest) {
        this.progress = progress;
        this.longest = longest;
    }

    /** {@return the documents when all are ready or failed, or as they are when that takes too long} */
    public List<Document> await(List<Document> documents) {
        var deadline = System.nanoTime() + longest.toNanos();
        return documents.stream()
                .map(document -> progress.await(
                        document.owner(), document.id(), Duration.ofNanos(Math.max(0, deadline - System.nanoTime()))))
                .toList();
    }

    /** {@return 200 when all are ready or failed, 202 when some are still being read} */
    public static HttpStatus status(List<Document> documents) {
        var done = documents.stream()
                .allMatch(document ->
                        document.status() == DocumentStatus.READY || document.status() == DocumentStatus.FAILED);
        return done ? HttpStatus.OK : HttpStatus.ACCEPTED;
    }
}
