package dev.docent.api.command;

import java.io.PrintStream;

/**
 * Where a command prints.
 *
 * @param terminal whether {@code out} is one, on which a line can change
 */
record Console(PrintStream out, PrintStream errors, boolean terminal) {

    /** {@return the console of the process} */
    static Console ofProcess() {
        var console = System.console();
        return new Console(System.out, System.err, console != null && console.isTerminal());
    }

    /** Says why a command did not do what it should. {@return the exit code of the process, 1} */
    int fail(String sentence) {
        errors.println(sentence);
        return 1;
    }

    Progress progress() {
        return new Progress(out, terminal);
    }
}
