package dev.docent.api.command;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.pipeline.progress.DocumentProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;

/** Shows the progress of a command: a progress bar on a terminal, elsewhere a line for each tenth of a step. */
final class Progress {

    static final EnumSet<DocumentStatus> UNFINISHED = EnumSet.of(DocumentStatus.QUEUED, DocumentStatus.PROCESSING);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

    private static final int WIDTH = 30;
    private static final int MAX_NAME_LENGTH = 40;

    private final PrintStream out;
    private final boolean terminal;
    private String lastStep = "";
    private int lastTenth = -1;

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** @param name of the item in progress */
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

    /** {@return the documents once all are ready or failed} */
    List<Document> await(Collection<Document> documents, DocumentProgress source) {
        var finished = new ArrayList<Document>();
        for (var document : documents) {
            Document now;
            do {
                show("reading", finished.size(), documents.size(), document.filename());
                now = source.await(document.ref(), POLL_INTERVAL);
            } while (UNFINISHED.contains(now.status()));
            finished.add(now);
        }
        show("reading", finished.size(), documents.size(), "");
        return finished;
    }

    /** Clears the progress bar. */
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

    /** Replaces control characters, which could move the cursor, and shortens the name at its beginning. */
    private static String shortened(String name) {
        var visible = name.replaceAll("\\p{C}", "?");
        return visible.length() <= MAX_NAME_LENGTH
                ? visible
                : "…" + visible.substring(visible.length() - MAX_NAME_LENGTH + 1);
    }
}
