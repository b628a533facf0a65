package dev.docent.ingestion.extraction.field;

import dev.docent.ingestion.document.content.Box;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value that was read from a document.
 *
 * @param name name of the field, such as {@code passport_number}
 * @param value the value; null if there is a place for it that could not be read
 * @param confidence estimated probability that the value is correct, from 0 to 1
 * @param certain whether evidence other than the reading itself confirms the value
 * @param evidence what confirms or contradicts the value
 * @param boxes where the value is on the pages; empty if it was computed
 * @param note a sentence for the user about what is doubtful; null if there is nothing to say
 */
public record ExtractedField(
        String name,
        @Nullable String value,
        double confidence,
        boolean certain,
        List<Evidence> evidence,
        List<Box> boxes,
        @Nullable String note) {

    /** What speaks for or against a value. */
    public enum Evidence {
        /** Its check digit matches. */
        CHECK_DIGIT,
        /** Its check digit matches after characters were replaced by others that look alike. */
        REPAIRED,
        /** Its check digit does not match. */
        CHECK_DIGIT_FAILED,
        /** The same value is printed in another place of the document. */
        PRINTED_TWICE,
        /** The amounts of the document add up to it. */
        ADDS_UP,
        /** The amounts of the document do not add up to it. */
        DOES_NOT_ADD_UP,
        /** It is beside or below its label. */
        LABEL,
        /** A chat model reads it in the image of the page, and the recognized words have it too. */
        MODEL,
        /** A person entered or confirmed it. */
        CORRECTED
    }

    public ExtractedField {
        evidence = List.copyOf(evidence);
        boxes = List.copyOf(boxes);
        if (confidence < 0 || confidence > 1) {
            throw new IllegalArgumentException("The confidence of %s must be from 0 to 1".formatted(name));
        }
    }

    /** {@return this field, with further evidence that does not make it certain} */
    public ExtractedField supported(Evidence by, double atLeast) {
        return new ExtractedField(name, value, Math.max(confidence, atLeast), certain, with(by), boxes, note);
    }

    /** {@return this field, with less confidence and a further sentence about what is doubtful} */
    public ExtractedField doubted(double atMost, String doubt) {
        return new ExtractedField(
                name,
                value,
                Math.min(confidence, atMost),
                certain,
                evidence,
                boxes,
                note == null ? doubt : note + " " + doubt);
    }

    /** {@return this field with the value that a person entered, in the same place} */
    public ExtractedField corrected(@Nullable String by) {
        return new ExtractedField(name, by, 1, true, List.of(Evidence.CORRECTED), boxes, null);
    }

    /** {@return this field, confirmed by further evidence} */
    public ExtractedField confirmed(Evidence by, double atLeast) {
        return new ExtractedField(name, value, Math.max(confidence, atLeast), true, with(by), boxes, null);
    }

    private List<Evidence> with(Evidence by) {
        var all = new ArrayList<>(evidence);
        all.add(by);
        return all;
    }
}
