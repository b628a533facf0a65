package dev.docent.api.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. Each command returns the exit code of the process: 0 on success, else 1; wrong usage ends with 2. */
@Command(
        name = "java -jar docent.jar",
        description = "Without a command, starts the service; its settings are options such as --server.port=8443.",
        synopsisSubcommandLabel = "[COMMAND]")
public final class Commands {

    private static final List<String> HELP_OPTIONS = List.of("-h", "--help");
    private static final int MAX_NAME_LENGTH = 200;

    private final Console console;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    private Commands(Console console) {
        this.console = console;
    }

    /** {@return the exit code of the command in the arguments; empty if they are settings of the service} */
    public static Optional<Integer> run(String... arguments) {
        return arguments.length == 0 || arguments[0].startsWith("-") && !HELP_OPTIONS.contains(arguments[0])
                ? Optional.empty()
                : Optional.of(run(Console.ofProcess(), arguments));
    }

    /** Rethrows the failure of a command, since Spring Boot has reported it already. */
    static int run(Console console, String... arguments) {
        var line = line(console);
        try {
            return new CommandLine.RunLast().execute(line.parseArgs(arguments));
        } catch (ParameterException wrong) {
            line.getErr().println(wrong.getMessage());
            if (!UnmatchedArgumentException.printSuggestions(wrong, line.getErr())) {
                wrong.getCommandLine().usage(line.getErr());
            }
            return CommandLine.ExitCode.USAGE;
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    static CommandLine line(Console console) {
        return new CommandLine(new Commands(console))
                .setExpandAtFiles(false)
                .setOut(new PrintWriter(console.out(), true))
                .setErr(new PrintWriter(console.errors(), true));
    }

    @Command(
            description =
                    "Reads the files of a folder into a knowledge base, which is created if missing. No service may use the data folder.")
    int ingest(
            @Parameters(paramLabel = "FOLDER", description = "Hidden files are left out.") Path folder,
            @Option(
                            names = "--knowledge-base",
                            paramLabel = "NAME",
                            defaultValue = "default",
                            converter = Name.class,
                            description = "Default: ${DEFAULT-VALUE}.")
                    String knowledgeBase) {
        return new IngestCommand(console).run(folder, knowledgeBase);
    }

    @Command(description = "Writes a knowledge base to a new archive that only you can read.")
    int export(
            @Parameters(paramLabel = "NAME", description = "Name of the knowledge base.") String name,
            @Parameters(paramLabel = "FILE.zip", description = "Must not exist yet.") Path file) {
        return new ExportCommand(console).run(name.strip(), file.toAbsolutePath());
    }

    @Command(name = "import", description = "Creates a knowledge base from an archive, and waits for its documents.")
    int importArchive(
            @Parameters(paramLabel = "FILE.zip", description = "An archive of this version or an older one.") Path file,
            @Option(
                            names = "--name",
                            paramLabel = "NAME",
                            converter = Name.class,
                            description = "Name of the new knowledge base. Default: the one in the archive.")
                    @Nullable
                    String name) {
        return new ImportCommand(console).run(file, name);
    }

    @Command(description = "Copies all data to where other settings keep it, and verifies the copy.")
    int migrate(
            @Option(
                            names = "--to",
                            paramLabel = "FILE.env",
                            required = true,
                            description = "Settings of the target, as in a .env file.")
                    Path settings) {
        return new MigrateCommand(console).run(settings);
    }

    /** The name of a knowledge base. */
    private static final class Name implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            if (value.isBlank()
                    || value.length() > MAX_NAME_LENGTH
                    || value.chars().anyMatch(Character::isISOControl)) {
                throw new TypeConversionException(
                        "a name has 1 to " + MAX_NAME_LENGTH + " characters, without control characters");
            }
            return value.strip();
        }
    }
}
