package dev.docent.api.extraction;

import dev.docent.api.knowledge.document.BoxView;
import dev.docent.ingestion.extraction.field.ExtractedField;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A field with its evidence, as clients see it. */
@Schema(name = "ExtractedField")
record ExtractedFieldView(
        String name,

        @Nullable @Schema(description = "Null if there is a place for it that could not be read")
        String value,

        @Schema(minimum = "0", maximum = "1", description = "Estimated probability that the value is correct")
        double confidence,

        @Schema(description = "Whether evidence other than the reading itself confirms the value")
        boolean certain,

        @Schema(
                description =
                        "What speaks for or against the value: `check_digit` (it matches), `repaired` (it matches after"
                                + " characters were replaced by others that look alike), `check_digit_failed`, `printed_twice`,"
                                + " `adds_up`, `does_not_add_up`, `label` (it is beside or below its label), `model` (a chat model"
                                + " reads it in the image of the page too), `corrected` (a person entered it)")
        List<String> evidence,

        @Schema(description = "Where the value is; none if it was computed")
        List<BoxView> boxes,

        @Nullable @Schema(description = "What is doubtful, as a sentence")
        String note) {

    static ExtractedFieldView of(ExtractedField field) {
        return new ExtractedFieldView(
                field.name(),
                field.value(),
                Math.round(field.confidence() * 1000) / 1000.0,
                field.certain(),
                field.evidence().stream()
                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                        .toList(),
                field.boxes().stream().map(BoxView::of).toList(),
                field.note());
    }
}
