package dev.docent.ingestion.parsing.pdf;

import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.UnreadableDocumentException;

/**
 * Limits the work for the pages of one document. Pages can draw a form repeatedly, and forms can draw each other, so
 * that a few bytes can cause an unbounded amount of work. For one thread.
 */
final class WorkBudget {

    /** The longest permitted document needs about two steps per character: to position and to draw it. */
    private static final int STEPS_PER_CHARACTER = 2;

    /** Starting a form costs about as much as this number of operators. */
    static final int STEPS_PER_FORM = 1_000;

    private long left;

    WorkBudget(ParsingProperties limits) {
        left = (long) STEPS_PER_CHARACTER * limits.maxCharacters();
    }

    /** Counts steps; an operator or a glyph is one. */
    void spend(int steps) {
        left -= steps;
        if (left < 0) {
            throw UnreadableDocumentException.limit(
                    "Drawing the pages of the PDF takes more steps than any text needs");
        }
    }
}
