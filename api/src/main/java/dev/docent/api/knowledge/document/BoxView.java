package dev.docent.api.knowledge.document;

import dev.docent.ingestion.document.content.Box;
import io.swagger.v3.oas.annotations.media.Schema;

/** A rectangle on a page, as clients see it. */
@Schema(
        name = "Box",
        description =
                "A rectangle on a page as viewers show it, after `/Rotate` and the crop box were applied. Lengths are"
                        + " fractions of the page: 0 is its left or top edge, 1 its right or bottom edge")
public record BoxView(
        @Schema(description = "Page number, starting at 1") int page,
        @Schema(description = "Left edge, 0..1") double x,
        @Schema(description = "Top edge, 0..1") double y,
        double width,
        double height) {

    /** {@return the rectangle as clients see it} */
    public static BoxView of(Box box) {
        return new BoxView(box.page(), box.x(), box.y(), box.width(), box.height());
    }
}
