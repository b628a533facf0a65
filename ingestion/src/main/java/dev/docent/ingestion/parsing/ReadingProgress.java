package dev.docent.ingestion.parsing;

import org.jspecify.annotations.Nullable;

/** Hears how far the reading of a file is, and may end it by throwing. */
public interface ReadingProgress {

    /** Hears nothing and ends nothing. */
    ReadingProgress NONE = new ReadingProgress() {
        @Override
        public void pages(int read, @Nullable Integer of) {}

        @Override
        public void check() {}
    };

    /**
     * So many pages are read.
     *
     * @param of how many there are; null when the file does not say
     */
    void pages(int read, @Nullable Integer of);

    /** Called now and then, whether or not anything is new. */
    void check();

    /** Character recognition of a page begins; its time is not counted as time of the reading. */
    default void recognitionBegins() {}

    /** Character recognition of a page is over, if any was under way. */
    default void recognitionEnds() {}
}
