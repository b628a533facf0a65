package dev.docent.ingestion.parsing.pdf;

import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;

/**
 * How much work the pages of one document may make. Pages can draw the same form over and over, and forms each other, so
 * that a few bytes make work without end. For one thread.
 */
final class Effort {

    /** A document as long as is read needs about two: one to place a letter, one to draw it. */
    private static final int STEPS_A_CHARACTER = 2;

    /** Beginning a form costs about as much as that many operators. */
    private static final int STEPS_A_FORM = 1_000;

    private long left;

    Effort(ParsingProperties limits) {
        left = (long) STEPS_A_CHARACTER * limits.maxCharacters();
    }

    /** Takes one step: an operator that is carried out, or a letter that is drawn. */
    void step() {
        spend(1);
    }

    /** Takes the steps to begin a form. */
    void form() {
        spend(STEPS_A_FORM);
    }

    private void spend(int steps) {
        left -= steps;
        if (left < 0) {
            throw new UnreadableDocumentException(
                    Reason.LIMIT, "The pages of the PDF take more steps to draw than any text needs", null);
        }
    }
}
