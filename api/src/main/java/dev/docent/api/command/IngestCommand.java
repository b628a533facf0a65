package dev.docent.api.command;

import dev.docent.api.access.Accounts;
import dev.docent.ingestion.IngestFiles;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.ingestion.pipeline.progress.DocumentProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.ApplicationContext;

/** Reads the files of a folder into a knowledge base of the root account. */
final class IngestCommand {

    private final Console console;

    IngestCommand(Console console) {
        this.console = console;
    }

    /** @param knowledgeBase name of the knowledge base, which is created if missing */
    int run(Path folder, String knowledgeBase) {
        if (!Files.isDirectory(folder)) {
            return console.fail("There is no folder " + folder);
        }
        try (var docent = IngestionContext.start()) {
            return run(folder, knowledgeBase, docent);
        } catch (IOException unreadable) {
            return console.fail("Cannot read the folder " + folder);
        }
    }

    private int run(Path folder, String knowledgeBase, ApplicationContext docent) throws IOException {
        var files = FolderFiles.in(folder);
        var root = docent.getBean(Accounts.class).root();
        var base = docent.getBean(KnowledgeBases.class).named(root.id(), knowledgeBase);
        var report = new IngestFolder(
                        docent.getBean(IngestFiles.class), docent.getBean(DocumentProgress.class), console.progress())
                .run(base, files);
        report.lines().forEach(console.out()::println);
        return report.isClean() ? 0 : 1;
    }
}
