package dev.docent.api.command;

import dev.docent.api.migration.CopyCheck;
import dev.docent.api.migration.Migration;
import dev.docent.api.migration.MigrationRefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Copies all data to where other settings keep it, and prints a comparison of both sides. */
record MigrateCommand(Console console) {

    private static final String ROW = "  %-36s | %10s | %10s | %-16s | %-16s%n";
    private static final int SHOWN_DIGITS = 16;

    int run(Path settings) {
        if (!Files.isRegularFile(settings)) {
            return console.fail("There is no file " + settings);
        }
        try {
            var progress = console.progress();
            var checks = Migration.run(settings, progress::show);
            progress.end();
            return report(checks);
        } catch (MigrationRefusedException refused) {
            return console.fail(String.valueOf(refused.getMessage()));
        }
    }

    private int report(List<CopyCheck> checks) {
        var out = console.out();
        out.printf(ROW, "kind", "here", "there", "SHA-256 here", "SHA-256 there");
        checks.forEach(check -> out.printf(
                ROW,
                check.kind(),
                check.here(),
                check.there(),
                check.hashHere().substring(0, SHOWN_DIGITS),
                check.hashThere().substring(0, SHOWN_DIGITS)));
        var different = checks.stream()
                .filter(check -> !check.isSame())
                .map(CopyCheck::kind)
                .toList();
        if (!different.isEmpty()) {
            return console.fail("Not the same on both sides: " + String.join(", ", different)
                    + ". The data changed during or after the migration; nothing was changed here.");
        }
        out.println("Both sides are the same. Start Docent with the settings in the file. Nothing was changed here.");
        return 0;
    }
}
