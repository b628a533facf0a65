package dev.docent.ingestion.chunking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of the extracted text that becomes a passage. Offsets count Unicode code points, the end exclusive.
 *
 * @param text the extracted text at {@code start..end}, verbatim
 * @param page the page that it begins on; null where the format has no pages
 * @param pageEnd the page that it ends on; null together with {@code page}
 * @param headings the path of headings above it, outermost first
 * @param tokens of the embedding model
 * @param recognized whether words of it come from character recognition
 */
public record Chunk(
        String text,
        int start,
        int end,
        @Nullable Integer page,
        @Nullable Integer pageEnd,
        List<String> headings,
        int tokens,
        boolean recognized) {

    public Chunk {
        headings = List.copyOf(headings);
    }

    /** A chunk whose words stand in the document as text. */
    public Chunk(
            String text,
            int start,
            int end,
            @Nullable Integer page,
            @Nullable Integer pageEnd,
            List<String> headings,
            int tokens) {
        this(text, start, end, page, pageEnd, headings, tokens, false);
    }
}
