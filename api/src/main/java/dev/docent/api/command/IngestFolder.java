package dev.docent.api.command;

import dev.docent.api.command.FolderFiles.Found;
import dev.docent.ingestion.IngestDocument.Upload;
import dev.docent.ingestion.IngestFiles;
import dev.docent.ingestion.UploadBatch;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.IngestionException;
import dev.docent.ingestion.document.IngestionException.EmptyUploadException;
import dev.docent.ingestion.document.Metadata;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBase;
import dev.docent.ingestion.pipeline.progress.DocumentProgress;
import dev.docent.ingestion.source.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Ingests the files of a folder with their relative paths, and waits until all are ready or failed. */
final class IngestFolder {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

    private final IngestFiles ingest;
    private final DocumentProgress documents;
    private final Progress progress;
    private final Map<String, Document> accepted = new LinkedHashMap<>();
    private final IngestReport report = new IngestReport();

    IngestFolder(IngestFiles ingest, DocumentProgress documents, Progress progress) {
        this.ingest = ingest;
        this.documents = documents;
        this.progress = progress;
    }

    IngestReport run(KnowledgeBase base, Found folder) {
        folder.unreadable().forEach(file -> report.failed(folder.path(file), "The file cannot be read"));
        var number = 0;
        for (var file : folder.files()) {
            var path = folder.path(file);
            progress.show("storing", number++, folder.files().size(), path);
            store(base, file, path);
        }
        awaitAll();
        progress.end();
        return report;
    }

    private void store(KnowledgeBase base, Path file, String path) {
        try (var content = Files.newInputStream(file);
                var uploadBatch = ingest.begin(base.owner(), base.id())) {
            var name = file.getFileName().toString();
            var where = RelativePath.of(path).orElse(null);
            uploadBatch.put(new Upload(base.owner(), base.id(), name, content, Metadata.NONE, where, null));
            enter(uploadBatch, path);
        } catch (EmptyUploadException empty) {
            report.skipped(path, "the file is empty");
        } catch (IngestionException refused) {
            report.failed(path, String.valueOf(refused.getMessage()));
        } catch (IOException unreadable) {
            report.failed(path, "The file cannot be read");
        }
    }

    private void enter(UploadBatch uploadBatch, String path) {
        var result = uploadBatch.enter();
        for (var each : result.documents()) {
            accepted.put(each.document().id(), each.document());
            if (!each.created()) {
                report.known();
            }
        }
        result.skipped()
                .forEach(skipped ->
                        report.skipped(skipped.path(), skipped.reason().sentence() + " (in " + path + ")"));
    }

    private void awaitAll() {
        var done = 0;
        for (var document : accepted.values()) {
            var now = Optional.<Document>empty();
            while (now.isEmpty()) {
                progress.show("reading", done, accepted.size(), document.filename());
                now = Optional.of(documents.await(document.ref(), POLL_INTERVAL))
                        .filter(each ->
                                each.status() == DocumentStatus.READY || each.status() == DocumentStatus.FAILED);
            }
            report.done(now.get());
            done++;
        }
        progress.show("reading", done, accepted.size(), "");
    }
}
