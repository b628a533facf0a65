package dev.docent.retrieval.passage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The source of a statement in an answer. Its quote occurs verbatim in the stored text of the document, or in the text that a
 * user has given the passage.
 *
 * @param index number of the citation in the answer: 1 is {@code [1]}
 * @param document id of the document
 * @param filename name of the document
 * @param page first page of the quote, from 1; null if the format has no pages
 * @param pageEnd last page of the quote
 * @param headings path of headings above the quote, outermost first
 * @param passage id of the passage
 * @param start offset of the quote in the document's extracted text, in code points; that of the passage if it was edited
 * @param end offset after the quote; that of the passage if it was edited
 * @param quote the text at {@code start..end}; if the passage was edited, a part of the edited text instead
 * @param score how well it supports the answer, 0..1
 * @param recognized whether words of the passage come from character recognition (OCR) and may be wrong
 * @param edited whether a user has edited the text of the passage
 * @param supported whether all numbers, dates and names of the sentences that cite it occur in their citations; false
 *     until that was checked
 */
public record Citation(
        int index,
        String document,
        String filename,
        @Nullable Integer page,
        @Nullable Integer pageEnd,
        List<String> headings,
        String passage,
        int start,
        int end,
        String quote,
        double score,
        boolean recognized,
        boolean edited,
        boolean supported) {

    public Citation {
        headings = List.copyOf(headings);
    }

    /** {@return the citation with the result of the check} @param number its index after the check */
    public Citation checked(int number, boolean isSupported) {
        return new Citation(
                number,
                document,
                filename,
                page,
                pageEnd,
                headings,
                passage,
                start,
                end,
                quote,
                score,
                recognized,
                edited,
                isSupported);
    }
}
