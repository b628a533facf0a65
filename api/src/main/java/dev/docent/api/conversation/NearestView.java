package dev.docent.api.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.docent.api.knowledge.document.BoxView;
import dev.docent.retrieval.passage.Citation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A quote of a passage that came close to a question that was refused: a citation without a number. */
@Schema(name = "NearestPassage")
public record NearestView(
        String documentId,
        String filename,
        @Nullable Integer page,
        @Nullable Integer pageEnd,
        List<String> heading,
        String passageId,

        @Schema(description = "Offset in code points of the document's extracted text")
        int start,

        @Schema(description = "End offset, exclusive") int end,

        @Schema(
                description =
                        "The extracted text from `start` to `end`, verbatim; if `edited`, a part of the text that a user"
                                + " gave the passage, and `start` and `end` are those of the passage")
        String quote,

        @Schema(description = "The share of the question that the quote covers, 0 to 1")
        double score,

        @Schema(description = "Whether words of the passage were read by character recognition (OCR), and may be wrong")
        boolean recognized,

        @Schema(description = "Whether a user has edited the text of the passage")
        boolean edited,

        @Nullable
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description =
                        "False if the text of the document came with an archive and could not be compared with its original;"
                                + " left out otherwise")
        Boolean verified,

        @Schema(
                description = "The rectangles of the quote on the pages of a PDF or image, one for each line in reading"
                        + " order; empty if they are not known")
        List<BoxView> boxes) {

    /** Describes it, for the OpenAPI document. */
    public static final String DESCRIPTION =
            "If the question was refused, of each of the three passages that came closest what says most of it, best first;"
                    + " absent otherwise";

    public NearestView {
        heading = Objects.requireNonNullElse(heading, List.of());
        boxes = Objects.requireNonNullElse(boxes, List.of());
    }

    /** {@return the passage as clients see it} @param near its citation as clients see it */
    public static NearestView of(CitationView near) {
        return new NearestView(
                near.documentId(),
                near.filename(),
                near.page(),
                near.pageEnd(),
                near.heading(),
                near.passageId(),
                near.start(),
                near.end(),
                near.quote(),
                near.score(),
                near.recognized(),
                near.edited(),
                near.verified(),
                near.boxes());
    }

    Citation citation() {
        return new Citation(
                0,
                Objects.requireNonNullElse(documentId, ""),
                Objects.requireNonNullElse(filename, ""),
                page,
                pageEnd,
                heading,
                Objects.requireNonNullElse(passageId, ""),
                start,
                end,
                Objects.requireNonNullElse(quote, ""),
                score,
                recognized,
                edited,
                false);
    }
}
