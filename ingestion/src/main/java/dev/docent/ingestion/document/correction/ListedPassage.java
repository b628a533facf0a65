package dev.docent.ingestion.document.correction;

import dev.docent.retrieval.passage.Passage;
import org.jspecify.annotations.Nullable;

/**
 * A passage of a document, which may be disabled.
 *
 * @param passage with its text as it is now
 * @param enabled whether searches find it
 * @param originalText the extracted text; null unless the passage was edited
 */
public record ListedPassage(
        Passage passage, boolean enabled, @Nullable String originalText) {

    /** {@return a passage with its correction; null if it has none} */
    public static ListedPassage of(Passage passage, @Nullable PassageCorrection correction) {
        if (correction == null) {
            return new ListedPassage(passage, true, null);
        }
        return new ListedPassage(
                passage,
                correction.enabled(),
                correction.edit() == null ? null : correction.original().text());
    }
}
