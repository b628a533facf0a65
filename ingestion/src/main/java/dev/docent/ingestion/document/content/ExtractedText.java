package dev.docent.ingestion.document.content;

import java.util.List;

/**
 * What was read out of a document. Offsets count Unicode code points, the end exclusive.
 *
 * @param text all of it; passages and quotes are stretches of it, verbatim
 * @param pages in their order, where the format has pages; empty otherwise
 */
public record ExtractedText(String text, List<Page> pages) {

    public ExtractedText {
        pages = List.copyOf(pages);
    }

    /**
     * A page's part of the text, possibly empty.
     *
     * @param number from 1
     */
    public record Page(int number, int start, int end) {}
}
