package dev.docent.api.command;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Counts the files of a folder by outcome. */
final class IngestReport {

    private final List<String> failures = new ArrayList<>();
    private final List<String> omissions = new ArrayList<>();
    private int ready;
    private int known;

    void done(Document document) {
        if (document.status() == DocumentStatus.READY) {
            ready++;
        } else {
            var name = document.path() == null ? document.filename() : document.path();
            failed(name, Objects.requireNonNullElse(document.errorMessage(), "It could not be processed"));
        }
    }

    void failed(String path, String sentence) {
        failures.add(visible(path) + ": " + sentence);
    }

    void skipped(String path, String reason) {
        omissions.add(visible(path) + ": " + reason);
    }

    /** Counts a document that existed before. */
    void known() {
        known++;
    }

    boolean isClean() {
        return failures.isEmpty();
    }

    /** {@return the counts, followed by a line for each failed or omitted file} */
    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("%d ready (%d of them known before), %d failed, %d left out"
                .formatted(ready, known, failures.size(), omissions.size()));
        failures.forEach(failure -> lines.add("  failed    " + failure));
        omissions.forEach(omission -> lines.add("  left out  " + omission));
        return lines;
    }

    private static String visible(String path) {
        return path.replaceAll("\\p{C}", "?");
    }
}
