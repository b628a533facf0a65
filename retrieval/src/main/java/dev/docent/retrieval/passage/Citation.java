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
        boolean recognized) {

    public Citation {
        headings = List.copyOf(headings);
    }
}
