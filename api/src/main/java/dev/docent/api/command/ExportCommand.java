package dev.docent.api.command;

import dev.docent.api.access.Accounts;
import dev.docent.ingestion.archive.ExportKnowledgeBase;
import dev.docent.ingestion.document.KnowledgeBases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.springframework.context.ApplicationContext;

/**
 * {@code export NAME FILE}: writes a knowledge base of the root account as an archive, without a service. The file is there
 * whole or not at all, and for this user alone to read.
 */
final class ExportCommand implements Command {

    static final String USAGE = "usage: java -jar docent.jar export NAME FILE.zip";

    private final Console console;

    ExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public String name() {
        return "export";
    }

    @Override
    public int run(List<String> arguments) {
        if (arguments.size() != 2 || arguments.stream().anyMatch(each -> each.isBlank() || each.startsWith("-"))) {
            return console.fail(USAGE);
        }
        var file = Path.of(arguments.getLast()).toAbsolutePath();
        if (Files.exists(file)) {
            return console.fail("There is already a file " + file + "; nothing was written over it");
        }
        try (var docent = Parts.start()) {
            return run(arguments.getFirst().strip(), file, docent);
        } catch (IOException unwritable) {
            return console.fail("The file " + file + " cannot be written: " + unwritable.getMessage());
        }
    }

    private int run(String name, Path file, ApplicationContext docent) throws IOException {
        var root = docent.getBean(Accounts.class).root();
        var base = docent.getBean(KnowledgeBases.class).findNamed(root.id(), name);
        if (base.isEmpty()) {
            return console.fail("There is no knowledge base named " + name);
        }
        var part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, ownerOnly(part));
        try {
            int documents;
            try (var out = Files.newOutputStream(part)) {
                documents = docent.getBean(ExportKnowledgeBase.class)
                        .write(root.id(), base.get().id(), out);
            }
            Files.move(part, file);
            console.out().printf("%d documents, %d bytes%n", documents, Files.size(file));
            return 0;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
