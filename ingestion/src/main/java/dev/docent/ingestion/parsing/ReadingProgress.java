package dev.docent.ingestion.parsing;

import org.jspecify.annotations.Nullable;

/** Receives the progress of parsing. Any method may abort parsing by throwing an exception. */
public interface ReadingProgress {

    /** Ignores all progress. */
    ReadingProgress NONE = new ReadingProgress() {};

    /**
     * Called when pages have been read.
     *
     * @param read number of pages read so far
     * @param of total number of pages; null if the file does not state it
     */
    default void pages(int read, @Nullable Integer of) {}

    /** Called periodically, whether or not there is progress. */
    default void check() {}

    /** Called before the OCR of a page, whose duration does not count towards the time limit. */
    default void recognitionBegins() {}

    /** Called after the OCR of a page; without effect if none is in progress. */
    default void recognitionEnds() {}
}
