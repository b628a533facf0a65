package dev.docent.api.command;

import dev.docent.api.access.Accounts;
import dev.docent.api.launch.PrepareFolders;
import dev.docent.ingestion.IngestFiles;
import dev.docent.ingestion.document.KnowledgeBases;
import dev.docent.ingestion.pipeline.DocumentProgress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;

/**
 * {@code ingest FOLDER --knowledge-base NAME}: ingests a folder for the root account, without a service. It works on the
 * same data folder, and is refused while a service does.
 */
public final class IngestCommand {

    private static final String NAME = "ingest";

    private final PrintStream out;
    private final PrintStream errors;
    private final boolean terminal;

    IngestCommand(PrintStream out, PrintStream errors, boolean terminal) {
        this.out = out;
        this.errors = errors;
        this.terminal = terminal;
    }

    /** A command that prints to the console of the process. */
    public IngestCommand() {
        this(
                System.out,
                System.err,
                System.console() != null && System.console().isTerminal());
    }

    /** {@return whether the command line asks for this} */
    public static boolean isMeantBy(String... arguments) {
        return arguments.length > 0 && arguments[0].equals(NAME);
    }

    /**
     * {@return the exit code of the process: 0 when every document is ready, 1 when anything failed}
     *
     * @param arguments the whole command line
     */
    public int run(String... arguments) {
        var given = IngestArguments.of(List.of(arguments).subList(1, arguments.length));
        if (given.isEmpty()) {
            errors.println(IngestArguments.USAGE);
            return 1;
        }
        if (!Files.isDirectory(given.get().folder())) {
            errors.println("There is no folder " + given.get().folder());
            return 1;
        }
        try (var docent = new SpringApplicationBuilder(IngestParts.class)
                .web(WebApplicationType.NONE)
                .listeners(PrepareFolders.ofDataAlone())
                .run("--logging.level.dev.docent=WARN")) {
            return run(given.get(), docent);
        } catch (IOException unreadable) {
            errors.println("The folder " + given.get().folder() + " cannot be read");
            return 1;
        }
    }

    private int run(IngestArguments given, ApplicationContext docent) throws IOException {
        var files = FolderFiles.in(given.folder());
        var root = docent.getBean(Accounts.class).root();
        var base = docent.getBean(KnowledgeBases.class).named(root.id(), given.knowledgeBase());
        var report = new IngestFolder(
                        docent.getBean(IngestFiles.class),
                        docent.getBean(DocumentProgress.class),
                        new Progress(out, terminal))
                .run(base, files);
        report.lines().forEach(out::println);
        return report.isClean() ? 0 : 1;
    }
}
