package dev.docent.api.command;

import dev.docent.api.access.Accounts;
import dev.docent.ingestion.archive.ImportKnowledgeBase;
import dev.docent.ingestion.archive.ImportKnowledgeBase.Imported;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.IngestionException;
import dev.docent.ingestion.pipeline.progress.DocumentProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** Creates a knowledge base of the root account from an archive, and waits until its documents are ready or failed. */
record ImportCommand(Console console) {

    /** @param name of the new knowledge base; null for the one in the archive */
    int run(Path file, @Nullable String name) {
        if (!Files.isRegularFile(file)) {
            return console.fail("There is no file " + file);
        }
        try (var docent = IngestionContext.start()) {
            return run(file, name, docent);
        } catch (IngestionException refused) {
            return console.fail(String.valueOf(refused.getMessage()));
        } catch (IOException unreadable) {
            return console.fail("Cannot read the file " + file);
        }
    }

    private int run(Path file, @Nullable String name, ApplicationContext docent) throws IOException {
        var root = docent.getBean(Accounts.class).root();
        var progress = console.progress();
        var imported = docent.getBean(ImportKnowledgeBase.class)
                .read(
                        file,
                        String.valueOf(file.getFileName()),
                        root.id(),
                        name,
                        (done, all, each) -> progress.show("copying", done, all, each));
        var register = docent.getBean(Documents.class);
        var waiting = register.in(imported.base().ref(), Progress.UNFINISHED);
        progress.await(waiting, docent.getBean(DocumentProgress.class));
        progress.end();
        var failed = count(register, imported, DocumentStatus.FAILED);
        console.out()
                .printf(
                        "%s: %d documents, %d ready, %d failed%n",
                        imported.base().name(),
                        imported.documents(),
                        count(register, imported, DocumentStatus.READY),
                        failed);
        return failed > imported.count(DocumentStatus.FAILED) ? 1 : 0;
    }

    private static int count(Documents register, Imported imported, DocumentStatus status) {
        return register.in(imported.base().ref(), EnumSet.of(status)).size();
    }
}
