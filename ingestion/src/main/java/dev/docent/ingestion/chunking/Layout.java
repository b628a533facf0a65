package dev.docent.ingestion.chunking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of a document laid out as one text, with the stretches that passages are made of.
 *
 * @param text the extracted text: what every offset refers to
 * @param stretches in their order, not overlapping; together they hold all letters and digits of the text but those of
 *     headings that stand above something
 * @param pages where each page begins and ends, in UTF-16 units; empty where the format has no pages
 */
record Layout(String text, List<Stretch> stretches, List<PageRange> pages) {

    /** A piece of the text that belongs together. */
    record Stretch(
            Kind kind,
            int start,
            int end,
            List<String> headings,
            @Nullable String columns) {}

    /** {@return the number of the page that the offset lies on, or null where the format has no pages} */
    @Nullable
    Integer pageAt(int offset) {
        Integer page = null;
        for (int low = 0, high = pages.size() - 1; low <= high; ) {
            int middle = (low + high) >>> 1;
            if (pages.get(middle).start() <= offset) {
                page = pages.get(middle).number();
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return page;
    }

    /** Where a page's text lies, possibly nowhere. */
    record PageRange(int number, int start, int end) {}

    /** How a stretch may be cut. */
    enum Kind {
        /** Between sentences. */
        PROSE,
        /** Between lines. */
        LINES,
        /** A row of a table: not at all, if it can be avoided. */
        ROW
    }
}
