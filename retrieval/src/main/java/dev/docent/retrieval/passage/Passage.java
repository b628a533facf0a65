package dev.docent.retrieval.passage;

import dev.docent.retrieval.words.NameWords;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A section of a document's extracted text that is indexed, found and cited as one.
 *
 * <p>Offsets count Unicode code points of the extracted text, from 0, the end exclusive. All offsets of the HTTP API do,
 * since programming languages disagree on smaller units.
 *
 * @param id {@code document-ordinal}: unique, and stable until the document is ingested again
 * @param source the document that the passage belongs to
 * @param ordinal position among the document's passages, from 0
 * @param text the extracted text at {@code start..end}, verbatim, unless it was edited
 * @param start offset of the text
 * @param end offset after the text
 * @param page first page, from 1; null if the format has no pages
 * @param pageEnd last page; null if {@code page} is
 * @param headings path of headings above it, outermost first; searched with the text, but not part of it
 * @param tokens length of the text in tokens of the embedding model
 * @param recognized whether words of it come from character recognition (OCR) and may be wrong
 * @param edited whether a user has edited the text, which then differs from the extracted text at {@code start..end}
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
        boolean recognized,
        boolean edited) {

    public Passage {
        headings = List.copyOf(headings);
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("Invalid range: " + start + ".." + end);
        }
    }

    /** Creates a passage with the text that was extracted. */
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
            int tokens,
            boolean recognized) {
        this(id, source, ordinal, text, start, end, page, pageEnd, headings, tokens, recognized, false);
    }

    /** {@return this passage with an edited text} @param newTokens length of the text in tokens */
    public Passage edited(String newText, int newTokens) {
        return new Passage(
                id, source, ordinal, newText, start, end, page, pageEnd, headings, newTokens, recognized, true);
    }

    /** {@return this passage with another source} */
    public Passage with(PassageSource other) {
        return new Passage(id, other, ordinal, text, start, end, page, pageEnd, headings, tokens, recognized, edited);
    }

    /** {@return the text below its headings, as models receive it} */
    public String inContext() {
        return inContext(headings, text);
    }

    /** {@return a text below its headings, as models receive it} */
    public static String inContext(List<String> headings, String text) {
        return headings.isEmpty() ? text : title(headings) + "\n" + text;
    }

    /** {@return what keyword search finds the passage by besides its text: headings, and words of the file name} */
    public String searchContext() {
        return String.join("\n", headings) + "\n" + NameWords.of(source.filename());
    }

    /** {@return the path of headings in one line; empty without headings} */
    public static String title(List<String> headings) {
        return String.join(" > ", headings);
    }
}
