package dev.docent.api.command;

import dev.docent.api.access.Accounts;
import dev.docent.ingestion.IngestFiles;
import dev.docent.ingestion.document.KnowledgeBases;
import dev.docent.ingestion.pipeline.DocumentProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.springframework.context.ApplicationContext;

/**
 * {@code ingest FOLDER --knowledge-base NAME}: ingests a folder for the root account, without a service. It works on the
 * same data folder, and is refused while a service does.
 */
final class IngestCommand implements Command {

    private final Console console;

    IngestCommand(Console console) {
        this.console = console;
    }

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public int run(List<String> arguments) {
        var given = IngestArguments.of(arguments);
        if (given.isEmpty()) {
            return console.fail(IngestArguments.USAGE);
        }
        if (!Files.isDirectory(given.get().folder())) {
            return console.fail("There is no folder " + given.get().folder());
        }
        try (var docent = Parts.start()) {
            return run(given.get(), docent);
        } catch (IOException unreadable) {
            return console.fail("The folder " + given.get().folder() + " cannot be read");
        }
    }

    private int run(IngestArguments given, ApplicationContext docent) throws IOException {
        var files = FolderFiles.in(given.folder());
        var root = docent.getBean(Accounts.class).root();
        var base = docent.getBean(KnowledgeBases.class).named(root.id(), given.knowledgeBase());
        var report = new IngestFolder(
                        docent.getBean(IngestFiles.class), docent.getBean(DocumentProgress.class), console.progress())
                .run(base, files);
        report.lines().forEach(console.out()::println);
        return report.isClean() ? 0 : 1;
    }
}
