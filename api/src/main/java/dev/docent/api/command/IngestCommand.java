package dev.docent.api.command;

import dev.docent.api.access.Accounts;
import dev.docent.ingestion.IngestDocument.Upload;
import dev.docent.ingestion.IngestFiles;
import dev.docent.ingestion.UploadBatch;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.IngestionException;
import dev.docent.ingestion.document.IngestionException.EmptyUploadException;
import dev.docent.ingestion.document.Metadata;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBase;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.ingestion.pipeline.progress.DocumentProgress;
import dev.docent.ingestion.source.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.ApplicationContext;

/**
 * Reads the files of a folder into a knowledge base of the root account, with their relative paths, and waits until all are
 * ready or failed.
 */
final class IngestCommand {

    private final Console console;
    private final Progress progress;
    private final Map<String, Document> accepted = new LinkedHashMap<>();
    private final IngestReport report = new IngestReport();

    IngestCommand(Console console) {
        this.console = console;
        this.progress = console.progress();
    }

    /** @param knowledgeBase name of the knowledge base, which is created if missing */
    int run(Path folder, String knowledgeBase) {
        if (!Files.isDirectory(folder)) {
            return console.fail("There is no folder " + folder);
        }
        try (var docent = IngestionContext.start()) {
            return run(FolderFiles.in(folder), knowledgeBase, docent);
        } catch (IOException unreadable) {
            return console.fail("Cannot read the folder " + folder);
        }
    }

    private int run(FolderFiles.Found folder, String knowledgeBase, ApplicationContext docent) {
        var root = docent.getBean(Accounts.class).root();
        var base = docent.getBean(KnowledgeBases.class).named(root.id(), knowledgeBase);
        folder.unreadable().forEach(file -> report.failed(folder.path(file), "The file cannot be read"));
        var number = 0;
        for (var file : folder.files()) {
            var path = folder.path(file);
            progress.show("storing", number++, folder.files().size(), path);
            store(base, file, path, docent.getBean(IngestFiles.class));
        }
        progress.await(accepted.values(), docent.getBean(DocumentProgress.class))
                .forEach(report::done);
        progress.end();
        report.lines().forEach(console.out()::println);
        return report.isClean() ? 0 : 1;
    }

    private void store(KnowledgeBase base, Path file, String path, IngestFiles ingest) {
        try (var content = Files.newInputStream(file);
                var batch = ingest.begin(base.ref())) {
            var name = file.getFileName().toString();
            var where = RelativePath.of(path).orElse(null);
            batch.put(new Upload(base.ref(), name, content, Metadata.NONE, where, null));
            enter(batch, path);
        } catch (EmptyUploadException empty) {
            report.skipped(path, "the file is empty");
        } catch (IngestionException refused) {
            report.failed(path, String.valueOf(refused.getMessage()));
        } catch (IOException unreadable) {
            report.failed(path, "The file cannot be read");
        }
    }

    private void enter(UploadBatch batch, String path) {
        var result = batch.enter();
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
}
