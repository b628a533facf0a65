package dev.docent.api.command;

import java.util.List;
import java.util.Optional;

/** The commands of the command line. */
public final class Commands {

    private final List<Command> all;

    private Commands(Console console) {
        all = List.of(
                new IngestCommand(console),
                new ExportCommand(console),
                new ImportCommand(console),
                new MigrateCommand(console));
    }

    /** {@return the exit code of the command that the command line asks for; empty when it asks for none} */
    public static Optional<Integer> run(String... arguments) {
        var words = List.of(arguments);
        return new Commands(Console.ofProcess())
                .all.stream()
                        .filter(command -> !words.isEmpty() && command.name().equals(words.getFirst()))
                        .findFirst()
                        .map(command -> command.run(words.subList(1, words.size())));
    }
}
