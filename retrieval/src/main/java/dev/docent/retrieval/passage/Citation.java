package dev.docent.retrieval.passage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a statement of an answer stands. Its quote was found verbatim in the stored text of the document.
 *
 * @param index what the answer calls it by: 1 is {@code [1]}
 * @param document id of the document
 * @param filename name of the document
 * @param page the page that the quote begins on, from 1; null where the format has no pages
 * @param pageEnd the page that it ends on
 * @param headings the path of headings above it
 * @param passage id of the passage
 * @param start offset of the quote in the document's extracted text, in code points
 * @param end offset after the quote
 * @param quote the text at {@code start..end}
 * @param score how well it supports the answer, 0..1
 * @param recognized whether words of its passage come from character recognition (OCR), and may be misread
 * @param supported whether all numbers, dates and names of the sentences that refer to it were found in what they cite;
 *     false as long as that was not checked
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
        boolean supported) {

    public Citation {
        headings = List.copyOf(headings);
    }

    /** {@return the citation after the check, with the number that it then has} */
    public Citation checked(int number, boolean holds) {
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
                holds);
    }
}
