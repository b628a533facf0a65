package dev.docent.api.command;

import dev.docent.api.access.Accounts;
import dev.docent.ingestion.archive.ExportKnowledgeBase;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.runtime.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;

/** Writes a knowledge base of the root account as an archive. The file is complete or missing, and only its owner can read it. */
record ExportCommand(Console console) {

    int run(String name, Path file) {
        if (Files.exists(file)) {
            return console.fail("The file " + file + " already exists and was not overwritten");
        }
        try (var docent = IngestionContext.start()) {
            return run(name, file, docent);
        } catch (IOException unwritable) {
            return console.fail("Cannot write the file " + file + ": " + unwritable.getMessage());
        }
    }

    private int run(String name, Path file, ApplicationContext docent) throws IOException {
        var root = docent.getBean(Accounts.class).root();
        var base = docent.getBean(KnowledgeBases.class).findNamed(root.id(), name);
        if (base.isEmpty()) {
            return console.fail("There is no knowledge base named " + name);
        }
        var documents = new AtomicInteger();
        DurableFile.writeOwnerOnly(
                file,
                out -> documents.set(docent.getBean(ExportKnowledgeBase.class)
                        .write(base.get().ref(), out)));
        console.out().printf("%d documents, %d bytes%n", documents.get(), Files.size(file));
        return 0;
    }
}
