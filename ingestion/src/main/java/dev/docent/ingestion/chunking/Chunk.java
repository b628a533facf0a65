package dev.docent.ingestion.chunking;

import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A range of the extracted text that becomes a passage. Offsets count Unicode code points; the end is exclusive.
 *
 * @param text the extracted text at {@code start..end}, unchanged
 * @param page page on which the chunk begins; null if the format has no pages
 * @param pageEnd page on which the chunk ends; null if {@code page} is
 * @param headings path of the headings above the chunk, outermost first
 * @param tokens number of tokens of the embedding model
 * @param recognized whether the chunk contains words from OCR
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

    /**
     * {@return the passage that the chunk becomes}
     *
     * @param ordinal position among the chunks of the document, from 0
     */
    public Passage asPassage(PassageSource source, int ordinal) {
        return new Passage(
                source.document() + "-" + ordinal,
                source,
                ordinal,
                text,
                start,
                end,
                page,
                pageEnd,
                headings,
                tokens,
                recognized);
    }
}
