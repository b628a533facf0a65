package dev.docent.retrieval.passage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a document's extracted text, small enough to be embedded whole.
 *
 * <p>Offsets count Unicode code points of the document's extracted text, from 0, the end exclusive: so does every
 * offset that leaves the service, since languages disagree on anything smaller.
 *
 * @param id {@code document-ordinal}: unique, stable while the document is not ingested again
 * @param source the document
 * @param ordinal position among the document's passages, from 0
 * @param text the extracted text at {@code start..end}, verbatim
 * @param start where it begins
 * @param end where it ends
 * @param page the page that it begins on, from 1; null where the format has no pages
 * @param pageEnd the page that it ends on; null together with {@code page}
 * @param headings the path of headings above it, outermost first; context for searching, not part of the text
 * @param tokens how many tokens of the embedding model the text has
 * @param recognized whether words of it come from character recognition (OCR), and may be misread
 */
public record Passage(
        String id,
        PassageSource source,
        int ordinal,
        String text,
        int start,
        int end,
        @Nullable Integer page,
        @Nullable Integer pageEnd,
        List<String> headings,
        int tokens,
        boolean recognized) {

    public Passage {
        headings = List.copyOf(headings);
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("Not a range: " + start + ".." + end);
        }
    }

    /** A passage whose words stand in the document as text. */
    public Passage(
            String id,
            PassageSource source,
            int ordinal,
            String text,
            int start,
            int end,
            @Nullable Integer page,
            @Nullable Integer pageEnd,
            List<String> headings,
            int tokens) {
        this(id, source, ordinal, text, start, end, page, pageEnd, headings, tokens, false);
    }

    /** {@return the text below the path of its headings, as models read it} */
    public String inContext() {
        return inContext(headings, text);
    }

    /** {@return a text below the path of its headings, as models read it} */
    public static String inContext(List<String> headings, String text) {
        return headings.isEmpty() ? text : title(headings) + "\n" + text;
    }

    /** {@return a path of headings in a line; empty for none} */
    public static String title(List<String> headings) {
        return String.join(" > ", headings);
    }
}
