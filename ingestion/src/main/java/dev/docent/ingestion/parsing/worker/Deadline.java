package dev.docent.ingestion.parsing.worker;

import java.time.Duration;

/**
 * When the reading of a file is given up. The time that character recognition takes is added, up to so much a page, since
 * it is slow without being stuck. For one thread.
 */
final class Deadline {

    private final long timePerPage;
    private final int mostPages;
    private long at;
    private long begun;
    private boolean recognizing;
    private int pages;

    /**
     * A deadline from now on.
     *
     * @param timePerPage the most that is added for a page whose characters are recognised
     * @param mostPages for how many pages it is added
     */
    Deadline(Duration time, Duration timePerPage, int mostPages) {
        this.at = System.nanoTime() + time.toNanos();
        this.timePerPage = timePerPage.toNanos();
        this.mostPages = mostPages;
    }

    /** {@return how many nanoseconds are left; 0 or less when it has passed} */
    long left() {
        return at - System.nanoTime();
    }

    /** Characters are being recognised from now on. */
    void recognitionBegins() {
        if (!recognizing && pages++ < mostPages) {
            recognizing = true;
            begun = System.nanoTime();
            at += timePerPage;
        }
    }

    /** They are recognised; what was not needed of the time added is taken back. */
    void recognitionEnds() {
        if (recognizing) {
            recognizing = false;
            at -= Math.max(0, timePerPage - (System.nanoTime() - begun));
        }
    }
}
