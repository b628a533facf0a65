package dev.docent.api.knowledge.upload;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.pipeline.progress.DocumentProgress;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Waits for the documents of an upload. */
@Component
public class AwaitDocuments {

    private final DocumentProgress progress;
    private final Duration timeout;

    AwaitDocuments(DocumentProgress progress, @Value("${docent.upload.longest-wait:10m}") Duration timeout) {
        this.progress = progress;
        this.timeout = timeout;
    }

    /** {@return the documents once all are ready or failed, or as they are after the timeout} */
    public List<Document> await(List<Document> documents) {
        var deadline = System.nanoTime() + timeout.toNanos();
        return documents.stream()
                .map(document ->
                        progress.await(document.ref(), Duration.ofNanos(Math.max(0, deadline - System.nanoTime()))))
                .toList();
    }

    /** {@return 200 if all are ready or failed, 202 otherwise} */
    public static HttpStatus status(List<Document> documents) {
        var done = documents.stream()
                .allMatch(document ->
                        document.status() == DocumentStatus.READY || document.status() == DocumentStatus.FAILED);
        return done ? HttpStatus.OK : HttpStatus.ACCEPTED;
    }
}
