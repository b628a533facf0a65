package dev.docent.api.command;

import java.io.PrintStream;

/**
 * The output of a command.
 *
 * @param terminal whether {@code out} is a terminal, on which a line can be replaced
 */
record Console(PrintStream out, PrintStream errors, boolean terminal) {

    /** {@return the console of the process} */
    static Console ofProcess() {
        var console = System.console();
        return new Console(System.out, System.err, console != null && console.isTerminal());
    }

    /** Reports why a command failed. {@return the exit code 1} */
    int fail(String sentence) {
        errors.println(sentence);
        return 1;
    }

    Progress progress() {
        return new Progress(out, terminal);
    }
}
