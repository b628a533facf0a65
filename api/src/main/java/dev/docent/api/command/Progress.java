package dev.docent.api.command;

import java.io.PrintStream;

/** How far a command has come: one line that changes, on a terminal; elsewhere a line for each tenth of the way. */
final class Progress {

    private static final int WIDTH = 30;
    private static final int LONGEST_NAME = 40;

    private final PrintStream out;
    private final boolean terminal;
    private String lastStep = "";
    private int lastTenth = -1;

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Says that so many of all are done, and which one is in work. */
    void show(String step, int done, int all, String name) {
        if (terminal) {
            var filled = all == 0 ? WIDTH : (int) ((long) WIDTH * done / all);
            var bar = "#".repeat(filled) + "-".repeat(WIDTH - filled);
            out.printf("\r%-8s [%s] %d/%d %s\u001B[K", step, bar, done, all, shortened(name));
            out.flush();
        } else {
            line(step, done, all);
        }
    }

    /** Ends the line, so that others can follow. */
    void end() {
        if (terminal) {
            out.print("\r\u001B[K");
            out.flush();
        }
    }

    private void line(String step, int done, int all) {
        var tenth = all == 0 ? 10 : (int) (10L * done / all);
        if (!step.equals(lastStep) || tenth != lastTenth) {
            out.println(step + " " + done + "/" + all);
        }
        lastStep = step;
        lastTenth = tenth;
    }

    /** Names of files may hold what moves the cursor; only what is seen is shown. */
    private static String shortened(String name) {
        var seen = name.replaceAll("\\p{C}", "?");
        return seen.length() <= LONGEST_NAME ? seen : "…" + seen.substring(seen.length() - LONGEST_NAME + 1);
    }
}
