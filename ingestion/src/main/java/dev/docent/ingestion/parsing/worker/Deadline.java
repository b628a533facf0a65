package dev.docent.ingestion.parsing.worker;

import java.time.Duration;

/** The deadline for parsing a file, which is extended for the OCR of each page. For one thread. */
final class Deadline {

    private final long timePerPage;
    private final int maxPages;
    private long at;
    private long recognitionStart;
    private boolean recognizing;
    private int pages;

    /**
     * Creates a deadline relative to now.
     *
     * @param timePerPage maximum extension for the OCR of a page
     * @param maxPages maximum number of extensions
     */
    Deadline(Duration time, Duration timePerPage, int maxPages) {
        this.at = System.nanoTime() + time.toNanos();
        this.timePerPage = timePerPage.toNanos();
        this.maxPages = maxPages;
    }

    /** {@return the nanoseconds left; not positive if the deadline has passed} */
    long left() {
        return at - System.nanoTime();
    }

    /** Extends the deadline at the start of the OCR of a page. */
    void recognitionBegins() {
        if (!recognizing && pages++ < maxPages) {
            recognizing = true;
            recognitionStart = System.nanoTime();
            at += timePerPage;
        }
    }

    /** Takes back the unused part of the extension. */
    void recognitionEnds() {
        if (recognizing) {
            recognizing = false;
            at -= Math.max(0, timePerPage - (System.nanoTime() - recognitionStart));
        }
    }
}
