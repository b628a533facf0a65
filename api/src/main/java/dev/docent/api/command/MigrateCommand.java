package dev.docent.api.command;

import dev.docent.api.migration.CopyCheck;
import dev.docent.api.migration.Migration;
import dev.docent.api.migration.MigrationRefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code migrate --to FILE}: copies everything from where the present settings keep it to where those in the file do, and
 * says what is on both sides.
 */
final class MigrateCommand implements Command {

    static final String USAGE = "usage: java -jar docent.jar migrate --to FILE.env";

    private static final String OPTION = "--to";
    private static final String ROW = "  %-36s | %10s | %10s | %-16s | %-16s%n";

    private final Console console;

    MigrateCommand(Console console) {
        this.console = console;
    }

    @Override
    public String name() {
        return "migrate";
    }

    @Override
    public int run(List<String> arguments) {
        if (arguments.size() != 2 || !arguments.getFirst().equals(OPTION)) {
            return console.fail(USAGE);
        }
        var file = Path.of(arguments.getLast());
        if (!Files.isRegularFile(file)) {
            return console.fail("There is no file " + file);
        }
        try {
            var progress = console.progress();
            var compared = Migration.run(file, progress::show);
            progress.end();
            return told(compared);
        } catch (MigrationRefusedException refused) {
            return console.fail(String.valueOf(refused.getMessage()));
        }
    }

    private int told(List<CopyCheck> compared) {
        var out = console.out();
        out.printf(ROW, "kind", "here", "there", "SHA-256 here", "SHA-256 there");
        compared.forEach(each -> out.printf(
                ROW, each.kind(), each.here(), each.there(), beginning(each.hashHere()), beginning(each.hashThere())));
        var different = compared.stream()
                .filter(each -> !each.isSame())
                .map(CopyCheck::kind)
                .toList();
        if (!different.isEmpty()) {
            return console.fail("Not the same on both sides: " + String.join(", ", different)
                    + ". Something was changed on one of them; nothing here was.");
        }
        out.println(
                "Both sides are the same. Start Docent with the settings in the file; what is here stays as it is.");
        return 0;
    }

    private static String beginning(String hash) {
        return hash.substring(0, 16);
    }
}
