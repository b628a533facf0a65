package dev.docent.ingestion.document.content;

import java.util.List;

/**
 * The text of a document. Offsets count Unicode code points, the end exclusive.
 *
 * @param text the whole text; passages and quotes are verbatim parts of it
 * @param pages in order; empty if the format has none
 */
public record ExtractedText(String text, List<Page> pages) {

    public ExtractedText {
        pages = List.copyOf(pages);
    }

    /**
     * The part of the text that is on one page, possibly empty.
     *
     * @param number from 1
     */
    public record Page(int number, int start, int end) {}
}
