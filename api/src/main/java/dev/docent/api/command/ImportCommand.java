package dev.docent.api.command;

import dev.docent.api.access.Accounts;
import dev.docent.ingestion.archive.ImportKnowledgeBase;
import dev.docent.ingestion.archive.ImportKnowledgeBase.Imported;
import dev.docent.ingestion.document.DocumentRegister;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.IngestionException;
import dev.docent.ingestion.pipeline.DocumentProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * {@code import FILE --name NAME}: brings an archive in as a new knowledge base of the root account, without a service, and
 * waits until what has to be embedded or read is.
 */
final class ImportCommand implements Command {

    static final String USAGE = "usage: java -jar docent.jar import FILE.zip [--name NAME]";

    private static final String OPTION = "--name";
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final EnumSet<DocumentStatus> UNDER_WAY =
            EnumSet.of(DocumentStatus.QUEUED, DocumentStatus.PROCESSING);

    private final Console console;

    ImportCommand(Console console) {
        this.console = console;
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public int run(List<String> arguments) {
        var isNamed = arguments.size() == 3 && arguments.get(1).equals(OPTION);
        if (arguments.isEmpty()
                || !isNamed && arguments.size() != 1
                || arguments.getFirst().startsWith("-")
                || arguments.getLast().isBlank()) {
            return console.fail(USAGE);
        }
        var file = Path.of(arguments.getFirst());
        if (!Files.isRegularFile(file)) {
            return console.fail("There is no file " + file);
        }
        try (var docent = Parts.start()) {
            return run(file, isNamed ? arguments.getLast().strip() : null, docent);
        } catch (IngestionException refused) {
            return console.fail(String.valueOf(refused.getMessage()));
        } catch (IOException unreadable) {
            return console.fail("The file " + file + " cannot be read");
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
                        (done, all, each) -> progress.show("taking", done, all, each));
        await(imported, docent, progress);
        progress.end();
        var register = docent.getBean(DocumentRegister.class);
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

    private static void await(Imported imported, ApplicationContext docent, Progress progress) {
        var register = docent.getBean(DocumentRegister.class);
        var waiting = register.in(imported.base().owner(), imported.base().id(), UNDER_WAY);
        var done = 0;
        for (var document : waiting) {
            var now = document;
            while (UNDER_WAY.contains(now.status())) {
                progress.show("reading", done, waiting.size(), document.filename());
                now = docent.getBean(DocumentProgress.class).await(document.owner(), document.id(), LOOK);
            }
            done++;
        }
    }

    private static int count(DocumentRegister register, Imported imported, DocumentStatus status) {
        return register.in(imported.base().owner(), imported.base().id(), EnumSet.of(status))
                .size();
    }
}
